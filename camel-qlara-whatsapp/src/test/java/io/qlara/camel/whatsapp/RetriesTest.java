/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.simulator.QlaraSimulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which failures the component repeats by itself, and what it says when it gives up. */
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
        stub(anyCall().willReturn(status(500).withHeader("Retry-After", "0.01")));

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
        AtomicInteger attempts = countAttempts();
        component.getConfiguration().setMaxRetries(20);
        try (QlaraSimulator late = QlaraSimulator.builder().port(FreePort.find()).apiKey(SERVICE.apiKey()).build()) {
            component.getConfiguration().setBaseUrl(late.baseUrl());
            CompletableFuture<Exchange> ended = camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("Ciao"));
            await("a repeat").atMost(30, TimeUnit.SECONDS).until(() -> attempts.get() > 1);

            late.start();

            assertThat(ended.get(2, TimeUnit.MINUTES).getException()).isNull();
            assertThat(late.journal().messages()).hasSize(1);
            assertThat(late.journal().requests().values()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 503 })
    void aDeletionThatARepeatDoesNotFindHasSucceeded(int failed) {
        firstAnswer(status(failed), status(404));

        Exchange exchange = call("qlara-whatsapp:templates?operation=delete&templateId=7", "x", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void aDeletionThatTheServiceDeclinedAndThenDoesNotFindHasFailed(int declined) {
        firstAnswer(status(declined).withHeader("Retry-After", "0.01"), status(404));

        assertThat(call("qlara-whatsapp:templates?operation=delete&templateId=7", "x", Map.of()).getException())
                .isInstanceOf(QlaraNotFoundException.class);
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

    @ParameterizedTest
    @ValueSource(strings = { "0", "Wed, 21 Oct 2015 07:28:00 GMT" })
    void aWaitOfNothingLeavesTheRoutesOwnDelay(String retryAfter) {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", retryAfter)));

        Exchange exchange = call(SEND + "&maxRetries=0", "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOf(QlaraRateLimitException.class);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
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
    void theBaseUrlIsOnlySuspectedIfNothingEverLeft() throws Exception {
        stub(anyCall().willReturn(aResponse().withFault(CONNECTION_RESET_BY_PEER)));
        assertThat(call(SEND, "Ciao", Map.of()).getException()).hasMessageNotContaining("check the option baseUrl");

        try (ClosedPort port = new ClosedPort()) {
            assertThat(call(SEND + "&maxRetries=0&apiKey=" + SERVICE.apiKey() + "&baseUrl=" + port.url(), "Ciao", Map.of()).getException())
                    .hasMessageContaining("check the option baseUrl");
        }
    }

    private static void attempts(int expected) {
        assertThat(requests()).isEqualTo(expected);
    }
}
