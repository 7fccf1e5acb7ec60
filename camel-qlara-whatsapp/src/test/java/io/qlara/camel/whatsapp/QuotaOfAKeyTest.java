/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/** One quota holds for all that is called with the same API key. */
class QuotaOfAKeyTest extends SimulatedServiceTest {

    private static final List<String> ENDPOINTS = List.of("qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")",
            "qlara-whatsapp:templates?operation=list", "qlara-whatsapp:phoneNumbers");
    private static final int CALLS_OF_EACH = 5;
    private static final int A_SECOND = 4;

    @Test
    void differentEndpointsShareTheQuotaOfTheirKey() throws Exception {
        component.setRequestsPerSecond(A_SECOND);
        ProducerTemplate template = camel.createProducerTemplate();
        long begin = System.nanoTime();

        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_OF_EACH; i++) {
            ENDPOINTS.forEach(endpoint -> calls.add(template.asyncRequestBody(endpoint, "Ciao")));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);

        int requests = CALLS_OF_EACH * ENDPOINTS.size();
        assertThat(arrivals()).hasSize(requests);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds((requests - 1) / A_SECOND));
        assertThat(mostInASecond(arrivals())).isLessThan(A_SECOND * 2);
    }

    private static List<Long> arrivals() {
        return SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getLoggedDate().getTime()).sorted().toList();
    }

    /** Less exact than what leaves: on a busy machine a late request arrives together with the next ones. */
    private static long mostInASecond(List<Long> times) {
        return times.stream().mapToLong(begin -> times.stream().filter(time -> time >= begin && time < begin + 1000).count())
                .max().orElse(0);
    }
}
