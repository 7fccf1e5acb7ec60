/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;

class PendingRequestTest {

    @Test
    void whatIsAboutToLeaveWhenTheApplicationStopsLeaves() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start();
             HttpTransport transport = HttpTransport.start(new TransportSettings(Duration.ofSeconds(10), 1, null, null))) {
            ApiRequest list = new ApiRequest("GET", ApiPaths.PHONE_NUMBERS, Map.of(), null);
            PendingRequest<Integer> request = new PendingRequest<>(list, HttpAnswer::status, context(service, transport), () -> true);

            request.abortIfWaiting();
            request.start();

            assertThat(request.result().get(1, TimeUnit.MINUTES)).isEqualTo(new QlaraAnswer<>(200, 200));
        }
    }

    private static ClientContext context(QlaraSimulator service, HttpTransport transport) {
        ClientSettings settings = new ClientSettings(BaseUrl.of(service.baseUrl(), false), service.apiKey(), Duration.ofSeconds(30),
                Duration.ofSeconds(60), 0, Duration.ofSeconds(1), "PUT", true);
        return new ClientContext(settings, transport, RequestQueue.withQuota(0, 0, 10, transport), new AnswerErrors(Clock.systemUTC()),
                new RetryPolicy(0, Duration.ofSeconds(1), () -> 0.5));
    }
}
