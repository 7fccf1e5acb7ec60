/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one can do on the page, and what the webhook gets of it. */
class PhoneActionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.phone(true).clock(new MutableClock())
            .callbackDelay(Duration.ofMillis(20)).callbackRetries(0).template(Map.of("name", "order", "language", "it", "body", "Ciao",
                    "buttons", List.of(Map.of("type", "QUICK_REPLY", "text", "Yes")))));

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
    void writesAsTheCustomer() {
        open();

        client().post("chats/" + PhoneClient.CHAT + "/text", Map.of("text", "Where is it?"));

        assertThat(event(0)).isEqualTo(Map.of("eventType", "INBOUND", "messageId", id(0), "source", PhoneClient.CUSTOMER,
                "destination", "+390200000101", "text", "Where is it?", "channel", "WHATSAPP", "messageType", "TEXT", "timestamp", "2026-01-01T00:00:00Z"));
        assertThat(simulator.get().lastWritten(PhoneClient.CUSTOMER, "+390200000101")).isPresent();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage()).containsEntry("from", "customer").containsEntry("state", "DELIVERED"));
    }

    @Test
    void showsThatTheWebhookDidNotTakeWhatTheCustomerWrote() {
        open();
        receiver.answerNextWith(500);

        client().post("chats/" + PhoneClient.CHAT + "/text", Map.of("text", "Where is it?"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage())
                .containsEntry("state", "ERROR").containsEntry("reason", "The webhook answered 500"));
    }

    @Test
    void showsWhatTheJavaApiLetsACustomerWrite() {
        simulator.get().inbound().from(PhoneClient.CUSTOMER).to("+390200000101").text("From a test").post();

        assertThat(client().lastContent()).isEqualTo(Map.of("kind", "text", "text", "From a test"));
        assertThat(event(0)).doesNotContainKey("messageId");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage()).containsEntry("state", "DELIVERED"));
    }

    @Test
    void showsThatTheWebhookDidNotTakeWhatTheJavaApiLetsACustomerWrite() {
        receiver.answerNextWith(500);

        simulator.get().inbound().from(PhoneClient.CUSTOMER).to("+390200000101").text("From a test").post();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage())
                .containsEntry("state", "ERROR").containsEntry("reason", "The webhook answered 500"));
    }

    @Test
    void reactsAsTheCustomer() {
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));

        client().post(firstMessage() + "/reaction", Map.of("emoji", "!"));

        assertThat(event(1)).containsEntry("messageType", "REACTION").containsEntry("text", "!")
                .containsEntry("reaction", Map.of("emoji", "!", "messageId", "order-7"));
        assertThat(client().messages()).extracting(message -> message.get("reactions")).containsExactly(List.of("!"), List.of());
        assertThat(client().lastContent()).isEqualTo(Map.of("kind", "reaction", "emoji", "!", "messageId", "order-7"));
    }

    @Test
    void pressesATemplatesButton() {
        sendAndAwaitDelivery(Map.of("template", Map.of("name", "order", "language", "it"), "messageId", "order-7"));

        client().post(firstMessage() + "/press", Map.of("button", "Yes"));

        assertThat(event(1)).containsEntry("messageType", "BUTTON").containsEntry("text", "Yes").containsEntry("context", Map.of("messageId", "order-7"));
        assertThat(client().messages().get(0)).containsEntry("pressed", "Yes");
    }

    @Test
    void marksAsRead() {
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));
        assertThat(client().chat()).containsEntry("unread", 1);

        client().post("chats/" + PhoneClient.CHAT + "/read", Map.of());

        assertThat(event(1)).containsEntry("eventType", "READ").containsEntry("messageId", "order-7");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage()).containsEntry("state", "READ"));
        assertThat(client().chat()).containsEntry("unread", 0);
    }

    @Test
    void deliversNothingWhileThePhoneIsOff() {
        open();
        switchOn(false);

        send(Map.of("body", "Ciao", "messageId", "order-7"));

        assertThat(client().chat()).containsEntry("on", false).containsEntry("waiting", 1);
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> receiver.received().isEmpty());

        switchOn(true);
        assertThat(event(0)).containsEntry("messageId", "order-7").containsEntry("status", 3);
        assertThat(client().chat()).containsEntry("on", true).containsEntry("waiting", 0);
    }

    @Test
    void deliversAfterARestartWhatWaitedForThePhone() {
        open();
        switchOn(false);
        send(Map.of("body", "Ciao", "messageId", "order-7"));

        simulator.get().stop();
        simulator.get().start();
        switchOn(true);

        assertThat(event(0)).containsEntry("messageId", "order-7").containsEntry("status", 3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage()).containsEntry("state", "DELIVERED"));
    }

    @Test
    void letsWhatWaitsFail() {
        open();
        switchOn(false);
        send(Map.of("body", "Ciao", "messageId", "order-7"));

        client().post("chats/" + PhoneClient.CHAT + "/give-up", Map.of());

        assertThat(event(0)).containsEntry("messageId", "order-7").containsEntry("status", 6);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage()).containsEntry("state", "ERROR").containsEntry("reason", "Undeliverable"));
    }

    @ParameterizedTest
    @CsvSource({"sms, true, false, SMS, DELIVERED", "rcs, true, false, , ERROR", "rcs, false, true, RCS, DELIVERED", "nothing, true, true, , ERROR"})
    void showsWhichChannelCarriedAMessage(String reach, boolean sms, boolean rcs, String carrier, String state) {
        simulator.get().documents(Documents.LATER);
        open();
        client().call("PUT", "chats/" + PhoneClient.CHAT + "/reach", Map.of("reach", reach));

        send(Map.of("body", "Ciao", "fallbackSms", sms, "fallbackRcs", rcs));

        assertThat(event(0)).containsEntry("channel", carrier == null ? "WHATSAPP" : carrier).containsEntry("statusCode", carrier == null ? 6 : 3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().lastMessage())
                .containsEntry("state", state).containsEntry("carrier", carrier == null ? "NOTHING" : carrier));
    }

    @Test
    void postsAnEventTwice() {
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));

        client().post(firstMessage() + "/events", Map.of("kind", "twice"));

        assertThat(event(2)).isEqualTo(event(1)).isEqualTo(event(0)).containsEntry("messageId", "order-7");
    }

    @Test
    void postsEventsOutOfOrder() {
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));

        client().post(firstMessage() + "/events", Map.of("kind", "out-of-order"));

        assertThat(event(2)).isEqualTo(event(0));
        assertThat(event(1)).containsEntry("eventType", "READ");
    }

    @Test
    void postsAnEventWithoutMessageId() {
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));

        client().post(firstMessage() + "/events", Map.of("kind", "without-id"));

        Map<String, Object> expected = new LinkedHashMap<>(event(0));
        expected.remove("messageId");
        assertThat(event(1)).isEqualTo(expected);
    }

    @Test
    void listsTheCallsWithTheirAnswers() {
        receiver.answerNextWith(503);
        receiver.answerWithBody("<b>not now</b>");
        sendAndAwaitDelivery(Map.of("body", "Ciao", "messageId", "order-7"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client().list("calls")).singleElement().satisfies(call -> {
            assertThat(call).containsEntry("type", "DELIVERY").containsEntry("messageId", "order-7").containsEntry("attempt", 1)
                    .containsEntry("statusCode", 503).containsEntry("at", "2026-01-01T00:00:00Z");
            assertThat(ApiClient.json(client().get("/api/calls/" + call.get("number"))))
                    .isEqualTo(Map.of("payload", simulator.journal().callbacks().get(0).payload(), "answer", "<b>not now</b>"));
        }));
    }

    private void sendAndAwaitDelivery(Map<String, Object> fields) {
        send(fields);
        event(0);
        await().atMost(PATIENCE).until(() -> simulator.journal().callbackCount() == 1);
    }

    private static void open() {
        assertThat(client().post("chats", Map.of("customer", "+39 340 123-4567", "business", "+390200000101")).body())
                .isEqualTo("{\"id\":\"" + PhoneClient.CHAT + "\"}");
    }

    private static void switchOn(boolean on) {
        assertThat(client().call("PUT", "chats/" + PhoneClient.CHAT + "/on", Map.of("on", on)).statusCode()).isEqualTo(204);
    }

    private static String firstMessage() {
        return "messages/" + client().messages().get(0).get("number");
    }

    private static HttpResponse<String> send(Map<String, Object> fields) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("destination", PhoneClient.CUSTOMER, "phoneNumberId", "101"));
        request.putAll(fields);
        return ApiClient.of(simulator.get()).post(ApiClient.SEND, request);
    }

    private Map<String, Object> event(int index) {
        await().atMost(PATIENCE).until(() -> receiver.received().size() > index);
        return receiver.received().get(index).event();
    }

    private Object id(int index) {
        return event(index).get("messageId");
    }

    private static PhoneClient client() {
        return new PhoneClient(simulator.get());
    }
}
