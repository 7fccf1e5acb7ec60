/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTest {

    private static final String DESTINATION = "+393401234567";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder
            .callbackDelay(Duration.ofMillis(20))
            .callbackRetries(2)
            .callbackRetryDelay(Duration.ofMillis(20))
            .callbackHeader("Authorization", "Bearer token"));

    private final WebhookReceiver receiver = new WebhookReceiver();

    @BeforeEach
    void listen() {
        simulator.get().webhookUrl(receiver.url());
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void reportsTheDelivery() {
        Object messageId = ApiClient.json(send(DESTINATION)).get("messageId");

        assertThat(nextEvent().event())
                .containsOnlyKeys("messageId", "destination", "status", "timestamp")
                .containsEntry("messageId", messageId)
                .containsEntry("destination", DESTINATION)
                .containsEntry("status", 3);
    }

    @Test
    void isAPostOfJsonWithTheChosenHeader() {
        send(DESTINATION);

        WebhookReceiver.Received callback = nextEvent();

        assertThat(callback.method()).isEqualTo("POST");
        assertThat(callback.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(callback.headers().getFirst("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    void reportsThatANumberIsUndeliverable() {
        simulator.get().undeliverable(DESTINATION);

        send(DESTINATION);

        assertThat(nextEvent().event()).containsEntry("status", 6);
    }

    @Test
    void saysNothingOfMessagesThatWereNotAcceptedOrOnlySimulated() {
        simulator.get().reject("+393400000000");
        send("+393400000000");
        ApiClient.of(simulator.get()).post(ApiClient.SEND,
                Map.of("destination", "+393400000001", "phoneNumberId", "101", "body", "Hello", "simulation", true));

        send(DESTINATION);

        assertThat(nextEvent().event()).containsEntry("destination", DESTINATION);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void isRepeatedUntilTheReceiverTakesIt() {
        receiver.answerNextWith(500, 302);

        send(DESTINATION);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(simulator.journal().callbacks())
                .extracting(CallbackAttempt::statusCode).containsExactly(500, 302, 200));
        assertThat(receiver.received()).extracting(WebhookReceiver.Received::event)
                .hasSize(3).containsOnly(receiver.received().get(0).event());
        assertThat(simulator.journal().callbacks()).extracting(CallbackAttempt::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void isGivenUpAfterTheLastRepetition() {
        receiver.answerNextWith(500, 500, 500, 500);

        send(DESTINATION);

        await().atMost(PATIENCE).until(() -> simulator.journal().callbackCount() == 3);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> receiver.received().size() == 3);
    }

    @Test
    void isRecordedWhenNobodyListens() {
        receiver.close();

        send(DESTINATION);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(simulator.journal().callbacks()).first().satisfies(attempt -> {
            assertThat(attempt.successful()).isFalse();
            assertThat(attempt.statusCode()).isZero();
            assertThat(attempt.failure()).contains("ConnectException");
        }));
    }

    @Test
    void isForgottenByAReset() {
        try (QlaraSimulator slow = QlaraSimulator.builder()
                .webhookUrl(receiver.url()).callbackDelay(Duration.ofMillis(500)).build().start()) {
            ApiClient.of(slow).sendText(DESTINATION, "Hello");

            slow.reset();

            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> slow.journal().callbackCount() == 0);
        }
    }

    private static HttpResponse<String> send(String destination) {
        return ApiClient.of(simulator.get()).sendText(destination, "Hello");
    }

    private WebhookReceiver.Received nextEvent() {
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        return receiver.received().get(0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2000, 2000", "2001, 2001", "1000000, 2001"})
    void keepsTheBeginningOfTheAnswer(int length, int kept) {
        receiver.answerWithBody("x".repeat(length));

        ApiClient.of(simulator.get()).sendText(DESTINATION, "Hello");

        await().atMost(PATIENCE).until(() -> simulator.journal().callbackCount() == 1);
        assertThat(simulator.journal().callbacks().get(0).answer()).hasSize(kept)
                .isEqualTo("x".repeat(Math.min(length, 2000)) + (length > 2000 ? "\u2026" : ""));
    }
}
