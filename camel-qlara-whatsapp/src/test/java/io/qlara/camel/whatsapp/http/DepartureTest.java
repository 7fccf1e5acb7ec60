/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.queue.Governor;
import io.qlara.camel.whatsapp.queue.VirtualTime;
import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The quota counts requests when they leave, not when they may leave. */
class DepartureTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.with(builder -> builder.apiKey("test-key"));

    private final VirtualTime time = new VirtualTime();
    private final Governor oneASecond = new Governor(1, 0, Duration.ZERO, time, time, time::nanos);

    @Test
    void aConnectionThatTakesLongToMakeLetsTheNextRequestWaitLonger() throws Exception {
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(10), 10, null, null);
        try (ClientsUnderTest clients = new ClientsUnderTest(settings, new SlowNames())) {
            String baseUrl = SERVICE.baseUrl().replace("127.0.0.1", "localhost");
            ClientContext context = new ClientContext(ClientsUnderTest.settings(baseUrl, 0), clients.transport, clients.queue(oneASecond, 10));
            QlaraClient client = new QlaraClient(context, clients.calls);
            list(client).get(1, TimeUnit.MINUTES);

            CompletableFuture<?> next = list(client);
            time.advance(Duration.ofMillis(999));

            assertThat(context.queue().length()).isEqualTo(1);
            time.advance(Duration.ofMillis(1));
            assertThat(next).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    private static CompletableFuture<?> list(QlaraClient client) {
        return client.phoneNumbers().list(new ListFilter(null, null, null, null));
    }

    /** Takes 800 ms of the test's clock at first. */
    private final class SlowNames extends SystemDefaultDnsResolver {

        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!asked.getAndSet(true)) {
                time.advance(Duration.ofMillis(800));
            }
            return new InetAddress[] { InetAddress.getLoopbackAddress() };
        }
    }
}
