/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.queue.RequestQueue;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;

class RequestExecutorTest {

    private final HttpTransport transport = HttpTransport.start(new TransportSettings(Duration.ofSeconds(10), 1, null, null));
    private final QlaraSimulator service = QlaraSimulator.builder().build().start();
    private final RequestExecutor executor = new RequestExecutor(
            new ClientSettings(BaseUrl.of(service.baseUrl(), false), "test-key", Duration.ofSeconds(30), Duration.ofSeconds(60), 0,
                    Duration.ofSeconds(1), "PUT", true),
            transport, RequestQueue.withQuota(0, 0, 10, transport));

    @AfterEach
    void close() {
        transport.close();
        service.close();
    }

    @Test
    void whoeverSeesAnAnswerDoesNotSeeItsRequestPending() throws Exception {
        CompletableFuture<Integer> pending = begin(HttpAnswer::status).thenApply(answer -> executor.pendingRequests());

        assertThat(pending.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void whoeverSeesAFailureDoesNotSeeItsRequestPending() throws Exception {
        CompletableFuture<Integer> pending = begin(answer -> {
            throw new IllegalArgumentException("holds no number");
        }).handle((answer, failure) -> failure == null ? -1 : executor.pendingRequests());

        assertThat(pending.get(1, TimeUnit.MINUTES)).isZero();
    }

    private CompletableFuture<QlaraAnswer<Integer>> begin(AnswerReader<Integer> reader) {
        return executor.execute(new ApiRequest("GET", ApiPaths.PHONE_NUMBERS, Map.of(), null), reader);
    }
}
