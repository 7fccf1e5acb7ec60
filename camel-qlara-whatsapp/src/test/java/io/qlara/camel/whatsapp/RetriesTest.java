/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.client.RateLimiter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which failures the component repeats by itself, and how it waits. */
class RetriesTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String ACCEPTED = "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}";

    @BeforeEach
    void allowRetries() {
        component.getConfiguration().setMaxRetries(3);
    }

    @Test
    void aSendIsRepeatedAfterA429WhenTheServiceSaysSo() {
        firstAnswer(status(429).withHeader("Retry-After", "1"), okJson(ACCEPTED));
        long begin = System.nanoTime();

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        attempts(2);
    }

    @Test
    void aSendIsRepeatedAfterA503ThatSaysWhenToComeBack() {
        firstAnswer(status(503).withHeader("Retry-After", "0"), okJson(ACCEPTED));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isNull();
        attempts(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 502, 503, 504 })
    void aSendIsNotRepeatedAfterAServerError(int status) {
        stub(anyCall().willReturn(status(status)));

        assertThat(((QlaraException) call(SEND, "Ciao", Map.of()).getException()).isOutcomeUnknown()).isTrue();
        attempts(1);
    }

    @Test
    void aSendIsNotRepeatedAfterALostAnswer() {
        stub(anyCall().willReturn(aResponse().withFault(CONNECTION_RESET_BY_PEER)));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraTransportException.class);
        attempts(1);
    }

    @ParameterizedTest
    @CsvSource({ "operation=list, 4", "operation=get&templateId=7, 4", "operation=update&templateId=7, 4",
            "operation=delete&templateId=7, 4", "operation=create, 1", "operation=update&templateId=7&templateUpdateMethod=PATCH, 1" })
    void aTemplateCallIsRepeatedAfterAServerErrorWhereARepeatDoesNoMore(String options, int attempts) {
        stub(anyCall().willReturn(status(500).withHeader("Retry-After", "0")));

        assertThat(call("qlara-whatsapp:templates?" + options, "{}", Map.of()).getException()).isInstanceOf(QlaraException.class);
        attempts(attempts);
    }

    @Test
    void anUnreadableListIsReadAgain() {
        firstAnswer(okJson("<html>"), okJson("[]"));

        assertThat(call("qlara-whatsapp:templates", null, Map.of()).getMessage().getBody()).isEqualTo(List.of());
        attempts(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 404, 409, 302 })
    void anAnswerThatWillNotChangeIsNotRepeated(int status) {
        stub(anyCall().willReturn(status(status).withHeader("Retry-After", "0")));

        call("qlara-whatsapp:templates", null, Map.of());

        attempts(1);
    }

    @Test
    void whatNeverLeftIsRepeated() throws Exception {
        SERVICE.get().stop();
        CompletableFuture<Exchange> ended = camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("Ciao"));
        SERVICE.get().start();

        assertThat(ended.get(60, TimeUnit.SECONDS).getException()).isNull();
        assertThat(SERVICE.journal().messages()).hasSize(1);
    }

    @Test
    void aDeletionThatARepeatDoesNotFindHasSucceeded() {
        firstAnswer(status(500), status(404));

        Exchange exchange = call("qlara-whatsapp:templates?operation=delete&templateId=7", "x", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aDeletionThatFindsNothingAtFirstHasNotSucceeded() {
        stub(anyCall().willReturn(status(404)));

        assertThat(call("qlara-whatsapp:templates?operation=delete&templateId=7", "x", Map.of()).getException())
                .isInstanceOf(QlaraNotFoundException.class);
    }

    @Test
    void aWaitLongerThanAllowedFailsAtOnceWithTheWaitInTheException() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "3600")));

        Exchange exchange = call(SEND + "&maxRetryAfter=5s", "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraRateLimitException.class,
                failure -> assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(5000L);
        attempts(1);
    }

    @Test
    void theRedeliveryDelayIsTakenBackByTheNextSuccess() {
        firstAnswer(status(429).withHeader("Retry-After", "100"), okJson(ACCEPTED));
        Exchange exchange = call(SEND + "&maxRetryAfter=1", "Ciao", Map.of());
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(1L);
        exchange.setException(null);

        camel.createProducerTemplate().send(SEND + "&maxRetryAfter=1", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
    }

    @Test
    void maxRetriesZeroMeansASingleAttempt() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "0")));

        assertThat(call(SEND + "&maxRetries=0", "Ciao", Map.of()).getException()).isInstanceOf(QlaraRateLimitException.class);
        attempts(1);
    }

    @Test
    void theRequestTimeoutEndsAWaitAndSaysThatTheRequestCanBeSentAgain() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));

        Exchange exchange = call(SEND + "&requestTimeout=500", "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTimeoutException.class, failure -> {
            assertThat(failure.isOutcomeUnknown()).isFalse();
            assertThat(failure).hasMessageContaining("can be sent again").hasCauseInstanceOf(QlaraRateLimitException.class);
        });
    }

    @Test
    void aHundredExchangesThatWaitOutA429KeepNoOtherKeyFromSending() throws Exception {
        stub(anyCall().withHeader("X-Api-Key", equalTo("exhausted")).willReturn(status(429).withHeader("Retry-After", "30")));
        stub(anyCall().withHeader("X-Api-Key", equalTo("other")).willReturn(okJson(ACCEPTED)));
        AsyncProducer producer = camel.getEndpoint(SEND + "&apiKey=exhausted").createAsyncProducer();
        producer.start();
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("Ciao");
            producer.process(exchange, doneSynchronously -> ended.add(exchange));
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.sharedClient().queue("exhausted").heldUntil() != null);

        for (int i = 0; i < 20; i++) {
            assertThat(call(SEND + "&apiKey=other", "Ciao", Map.of()).getException()).isNull();
        }

        assertThat(ended).isEmpty();
        camel.stop();
        await().atMost(30, TimeUnit.SECONDS).until(() -> ended.size() == 100);
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
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.sharedClient().queue(SERVICE.apiKey()).length() == 1);

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
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.sharedClient().queue(SERVICE.apiKey()).length() == 5);
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

    @Test
    void aRateLimiterThatCanNotHoldKeepsNoExchangeFromEnding() {
        IllegalStateException failure = new IllegalStateException("the grid is gone");
        component.setRateLimiter(new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void holdUntil(Instant time) {
                throw failure;
            }
        });
        stub(anyCall().willReturn(status(429)));

        assertThat(call(SEND + "&maxRetries=0", "Ciao", Map.of()).getException()).isInstanceOf(QlaraRateLimitException.class)
                .hasSuppressedException(failure);
    }

    @Test
    void theRequestTimeoutEndsALaterAttemptAndDoesNotSayThatItWaited() {
        firstAnswer(status(500), okJson("[]").withFixedDelay(60_000));

        assertThat(call("qlara-whatsapp:templates?requestTimeout=3000", null, Map.of()).getException())
                .isInstanceOf(QlaraTimeoutException.class).hasMessageNotContaining("waited for another attempt")
                .hasCauseInstanceOf(QlaraServerException.class);
    }

    @Test
    void theBaseUrlIsOnlySuspectedIfNothingEverLeft() {
        stub(anyCall().willReturn(aResponse().withFault(CONNECTION_RESET_BY_PEER)));
        assertThat(call(SEND, "Ciao", Map.of()).getException()).hasMessageNotContaining("check the option baseUrl");

        SERVICE.get().stop();
        Exception neverLeft = call(SEND + "&maxRetries=0", "Ciao", Map.of()).getException();
        SERVICE.get().start();

        assertThat(neverLeft).hasMessageContaining("check the option baseUrl");
    }

    /** One request is told to wait for half a minute, and with it all others. */
    private void holdEverything() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));
        call(SEND + "&maxRetries=0", "Ciao", Map.of());
    }

    private static void attempts(int expected) {
        assertThat(requests()).isEqualTo(expected);
    }
}
