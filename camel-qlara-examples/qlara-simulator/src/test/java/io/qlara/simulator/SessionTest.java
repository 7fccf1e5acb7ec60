/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {

    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";
    private static final Map<String, ?> TEXT = Map.of("body", "Hello");
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(CLOCK).callbackDelay(Duration.ZERO).outsideSession(OutsideSession.REFUSE));

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void isOpenForADayAfterTheCustomersMessage() {
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant());

        CLOCK.advance(Duration.ofHours(24).minusNanos(1));

        assertThat(accepted("101", TEXT)).isTrue();
    }

    @Test
    void isClosedAfterADay() {
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant());

        CLOCK.advance(Duration.ofHours(24));

        assertThat(accepted("101", TEXT)).isFalse();
    }

    @Test
    void isClosedForACustomerWhoNeverWrote() {
        assertThat(accepted("101", TEXT)).isFalse();
        assertThat(accepted("101", Map.of("media", Map.of("type", "image")))).isFalse();
    }

    @Test
    void isOfOneSenderOnly() {
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant());

        assertThat(accepted("102", TEXT)).isFalse();
        assertThat(accepted(BUSINESS, TEXT)).isTrue();
    }

    @Test
    void isNotNeededForATemplate() {
        assertThat(accepted("101", Map.of("template", Map.of("name", "a", "language", "it")))).isTrue();
    }

    @Test
    void countsFromTheLatestMessage() {
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant());
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant().minus(Duration.ofDays(2)));

        assertThat(accepted("101", TEXT)).isTrue();
        assertThat(simulator.get().lastWritten(CUSTOMER, BUSINESS)).hasValue(CLOCK.instant());
    }

    @Test
    void beginsWithAnInboundMessageAtItsTime() {
        Instant when = CLOCK.instant().minus(Duration.ofHours(25));
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            simulator.get().webhookUrl(receiver.url());

            simulator.get().inbound().from(CUSTOMER).to(BUSINESS).text("Hi").at(when).post();

            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().get(0).event()).containsEntry("timestamp", when.toString());
            assertThat(simulator.get().lastWritten(CUSTOMER, BUSINESS)).hasValue(when);
        }
    }

    @Test
    void givesTheReasonOfARefusal() {
        simulator.get().documents(Documents.LATER);

        assertThat(ApiClient.json(send("101", TEXT)).get("results")).isEqualTo(Map.of("whatsapp", Map.of("accepted", false,
                "reasons", List.of("The customer has not written within 24 hours, which takes a template"))));
    }

    @ParameterizedTest
    @CsvSource({"DELIVER, DELIVERED", "FAIL_LATER, ERROR"})
    void mayLetATextPassOrFailLater(OutsideSession rule, String status) {
        simulator.get().outsideSession(rule);

        String id = (String) ApiClient.json(send("101", TEXT)).get("messageId");

        await().atMost(Duration.ofSeconds(30)).until(() -> status(id).equals(status));
    }

    @Test
    void isReportedAsUndeliverableWhenItFailsLater() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            simulator.get().webhookUrl(receiver.url());
            simulator.get().outsideSession(OutsideSession.FAIL_LATER);

            assertThat(accepted("101", TEXT)).isTrue();

            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().get(0).event()).containsEntry("status", 6);
        }
    }

    @ParameterizedTest
    @EnumSource(OutsideSession.class)
    void isForgottenByAResetAndTheRuleToo(OutsideSession rule) {
        simulator.get().customerWrote(CUSTOMER, BUSINESS, CLOCK.instant());
        simulator.get().outsideSession(rule);

        simulator.get().reset();

        assertThat(simulator.get().lastWritten(CUSTOMER, BUSINESS)).isEmpty();
        assertThat(accepted("101", TEXT)).isFalse();
    }

    @Test
    void doesNotMatterByDefault() {
        try (QlaraSimulator plain = QlaraSimulator.builder().build().start()) {
            assertThat(ApiClient.json(ApiClient.of(plain).sendText(CUSTOMER, "Hello")).get("results"))
                    .isEqualTo(List.of(Map.of("destination", CUSTOMER, "accepted", true)));
        }
    }

    private boolean accepted(String phoneNumberId, Map<String, ?> content) {
        List<?> results = (List<?>) ApiClient.json(send(phoneNumberId, content)).get("results");
        return (Boolean) ((Map<?, ?>) results.get(0)).get("accepted");
    }

    private HttpResponse<String> send(String phoneNumberId, Map<String, ?> content) {
        Map<String, Object> request = new HashMap<>(content);
        request.put("destination", CUSTOMER);
        request.put("phoneNumberId", phoneNumberId);
        return client.post(ApiClient.SEND, request);
    }

    private Object status(String id) {
        return ApiClient.json(client.get("/api/partner-gateway/v1/messages/status/" + id + "?channel=WHATSAPP")).get("deliveryStatus");
    }
}
