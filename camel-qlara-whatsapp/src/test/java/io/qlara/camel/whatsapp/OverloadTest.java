/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.RateLimiter;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What does not answer, the service or the rate limiter, fills no memory and stops nothing for ever. */
class OverloadTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();

    @Test
    void moreThanMayWaitForAConnectionFailAtOnce() throws Exception {
        component.setMaxConnections(20);
        component.setMaxQueued(1_000);
        stub(anyCall().willReturn(okJson(ApiCall.SEND.answer()).withFixedDelay(600_000)));
        AsyncProducer producer = camel.getEndpoint(SEND).createAsyncProducer();
        producer.start();
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();

        for (int i = 0; i < 20_000; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("Ciao");
            producer.process(exchange, doneSynchronously -> ended.add(exchange));
        }

        await().atMost(30, TimeUnit.SECONDS).until(() -> ended.size() == 20_000 - 1_020);
        assertThat(ended).extracting(Exchange::getException).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(QlaraQueueFullException.class).hasMessageContaining("maxQueued"));
        camel.getShutdownStrategy().setTimeout(1);
    }

    @Test
    void aPermitThatNeverComesTimesOutOneRequestAndNotThoseBehindIt() {
        AtomicInteger asked = new AtomicInteger();
        component.setRateLimiter(new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                return asked.incrementAndGet() == 2 ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
            }

            @Override
            public void holdUntil(Instant time) {
                // nothing to hold
            }
        });

        assertThat(call(SEND, "first", Map.of()).getException()).isNull();
        assertThat(call(SEND + "&requestTimeout=1s", "second", Map.of()).getException()).isInstanceOf(QlaraTimeoutException.class)
                .hasMessageContaining("it never left");
        assertThat(call(SEND, "third", Map.of()).getException()).isNull();
    }
}
