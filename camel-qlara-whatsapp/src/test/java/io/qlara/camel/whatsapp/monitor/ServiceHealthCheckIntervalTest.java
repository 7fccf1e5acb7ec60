/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.ClientsUnderTest;
import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceHealthCheckIntervalTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private final ClientsUnderTest clients = new ClientsUnderTest(1);
    private final AtomicLong seconds = new AtomicLong();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void theServiceIsAskedAgainAfterTenSecondsAndNotBefore() {
        HealthCheck check = check();

        check.call();
        seconds.set(9);
        check.call();
        assertThat(requests()).isEqualTo(1);
        seconds.set(10);
        check.call();

        assertThat(requests()).isEqualTo(2);
    }

    private HealthCheck check() {
        ClientSettings settings = new ClientSettings(BaseUrl.of(SERVICE.baseUrl(), false), SERVICE.apiKey(), Duration.ofMinutes(1),
                Duration.ofMinutes(1), 0, Duration.ofMinutes(1), "PUT", true);
        QlaraClient client = clients.open(settings);
        return new ServiceHealthCheck("check", settings, client, true, Map::of, queue -> true, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
    }

    private static int requests() {
        return SERVICE.journal().requests().values().stream().mapToInt(Integer::intValue).sum();
    }
}
