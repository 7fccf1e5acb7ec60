/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What waits for the quota or out a 429: it holds back what it has to and nothing else, and does not wait for ever. */
class WaitingRequestsTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();
    private static final String ACCEPTED = ApiCall.SEND.answer();

    @BeforeEach
    void allowRetries() {
        component.getConfiguration().setMaxRetries(3);
    }

    @Test
    void aHundredExchangesThatWaitOutA429KeepNoOtherKeyFromSendingAndGoOnAfterwards() throws Exception {
        answer("exhausted", status(429).withHeader("Retry-After", "6"));
        answer("other", okJson(ACCEPTED));
        Queue<Exchange> ended = sendAsynchronously(SEND + "&apiKey=exhausted", 100);
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).heldUntil() != null
                && component.producerResources().activity().connectionsInUse() == 0);

        for (int i = 0; i < 20; i++) {
            assertThat(call(SEND + "&apiKey=other", "Ciao", Map.of()).getException()).isNull();
        }

        assertThat(ended).isEmpty();
        assertThat(component.producerResources().activity().pendingRequests()).isEqualTo(100);
        answer("exhausted", okJson(ACCEPTED));
        await("all go on").atMost(2, TimeUnit.MINUTES).until(() -> ended.size() == 100);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void a429HoldsTheOtherRequestsOfItsKeyBackToo() {
        firstAnswer(status(429).withHeader("Retry-After", "1"), okJson(ACCEPTED));
        call(SEND + "&maxRetries=0", "first", Map.of());
        long begin = System.nanoTime();

        assertThat(call(SEND, "second", Map.of()).getException()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(800));
    }

    @Test
    void oneMoreThanMayWaitFailsAtOnceAndSaysWhatToDo() {
        component.setMaxQueued(1);
        holdEverything();
        CompletableFuture<Exchange> waiting = camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("x"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).waiting() == 1);

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraQueueFullException.class)
                .hasMessageContaining("maxQueued");
        assertThat(waiting).isNotDone();
    }

    @Test
    void whatWaitsWhenTheContextStopsEndsAsNotSentAndDoesNotHoldTheShutdownUp() throws Exception {
        holdEverything();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:send?concurrentConsumers=5").to(SEND);
            }
        });
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        camel.getManagementStrategy().addEventNotifier(new EndedExchanges(ended));
        for (int i = 0; i < 5; i++) {
            camel.createProducerTemplate().sendBody("seda:send", "x");
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).waiting() == 5);
        long begin = System.nanoTime();

        camel.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(ended).hasSize(5).allSatisfy(exchange -> assertThat(exchange.getException())
                .isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                    assertThat(failure).hasMessageContaining("was not sent");
                }));
    }

    @Test
    void aLimitOfTheComponentIsKept() {
        component.setRequestsPerSecond(10);
        long begin = System.nanoTime();

        for (int i = 0; i < 11; i++) {
            call(SEND, "Ciao", Map.of());
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** One request is told to wait for half a minute, and with it all others. */
    private void holdEverything() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));
        call(SEND + "&maxRetries=0", "Ciao", Map.of());
    }

    private Queue<Exchange> sendAsynchronously(String uri, int exchanges) throws Exception {
        AsyncProducer producer = camel.getEndpoint(uri).createAsyncProducer();
        producer.start();
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < exchanges; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("Ciao");
            producer.process(exchange, doneSynchronously -> ended.add(exchange));
        }
        return ended;
    }

    private static void answer(String apiKey, ResponseDefinitionBuilder answer) {
        stub(anyCall().withHeader("X-Api-Key", equalTo(apiKey)).willReturn(answer));
    }
}
