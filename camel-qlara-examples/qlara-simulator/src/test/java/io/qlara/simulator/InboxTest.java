/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

    private static final String INBOX = "/api/partner-gateway/v1/inbox/conversations";
    private static final String CHAT = "393401234567-390200000101";
    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(new MutableClock()).callbackDelay(Duration.ofHours(1)));

    private ApiClient client;

    @BeforeEach
    void aCustomerWrites() {
        client = ApiClient.of(simulator.get());
        simulator.get().customerWrote(CUSTOMER, BUSINESS, NOW);
    }

    @Test
    void listsTheConversationsThatCustomersBegan() {
        client.sendText("+393400000009", "No conversation");

        assertThat(ApiClient.json(client.get(INBOX))).isEqualTo(Map.of("data", List.of(conversation(1, false))));
    }

    @Test
    void hasTheMessagesOfBothInOrder() {
        client.sendText(CUSTOMER, "Hello");
        client.post(ApiClient.SEND, Map.of("destination", CUSTOMER, "phoneNumberId", "101", "template", Map.of("name", "a", "language", "it")));

        assertThat(messages("")).isEqualTo(List.of(
                Map.of("id", 1, "direction", "INBOUND", "text", "", "timestamp", "2026-01-01T00:00:00Z"),
                outbound(2, "Hello", "SENT"), outbound(3, JsonText.write(Map.of("name", "a", "language", "it")), "SENT")));
    }

    @ParameterizedTest
    @CsvSource({"?idFrom=2, 2", "?idTo=1, 1", "?idFrom=1&idTo=1, 1", "?idFrom=3, ''"})
    void hasPagesOfMessagesByTheirIds(String query, String ids) {
        client.sendText(CUSTOMER, "Hello");

        assertThat(String.join(",", messages(query).stream().map(message -> String.valueOf(((Map<?, ?>) message).get("id"))).toList()))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"read, 0, false", "archive, 1, true", "unarchive, 1, false"})
    void changesAConversation(String change, int unread, boolean archived) {
        HttpResponse<String> response = client.request("PATCH", INBOX + "/" + CHAT + "/" + change, "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(client.get(INBOX + "/" + CHAT))).isEqualTo(conversation(unread, archived));
    }

    @Test
    void takesAReply() {
        HttpResponse<String> response = client.post(INBOX + "/reply", Map.of("chatId", CHAT, "text", "Coming"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(messages("?idFrom=2")).isEqualTo(List.of(outbound(2, "Coming", "SENT")));
        assertThat(simulator.journal().messages()).singleElement().satisfies(sent -> {
            assertThat(sent.messageId()).isEqualTo(ApiClient.json(response).get("messageId"));
            assertThat(sent.request()).isEqualTo(Map.of("destination", CUSTOMER, "phoneNumberId", BUSINESS, "body", "Coming"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSE", "FAIL_LATER"})
    void takesALateReplyThatFailsLater(OutsideSession rule) {
        try (QlaraSimulator strict = QlaraSimulator.builder().callbackDelay(Duration.ZERO).outsideSession(rule).build().start()) {
            strict.customerWrote(CUSTOMER, BUSINESS, NOW);

            HttpResponse<String> response = ApiClient.of(strict).post(INBOX + "/reply", Map.of("chatId", CHAT, "text", "Coming"));

            assertThat(response.statusCode()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30)).until(() ->
                    ApiClient.of(strict).get(INBOX + "/" + CHAT + "/messages").body().contains("\"deliveryStatus\":\"ERROR\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"chatId\":\"1\"}", "{\"chatId\":\"1\",\"text\":\" \"}", "{\"chatId\":1,\"text\":\"a\"}"})
    void needsAConversationAndATextForAReply(String body) {
        assertThat(client.request("POST", INBOX + "/reply", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"GET, /1", "GET, /1/messages", "PATCH, /1/read", "POST, /1", "DELETE, ''", "POST, /reply"})
    void hasNothingElse(String method, String path) {
        assertThat(client.request(method, INBOX + path, "{\"chatId\":\"1\",\"text\":\"a\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void needsNumbersForPages() {
        assertThat(client.get(INBOX + "/" + CHAT + "/messages?idFrom=a").statusCode()).isEqualTo(400);
    }

    private List<?> messages(String query) {
        return (List<?>) ApiClient.json(client.get(INBOX + "/" + CHAT + "/messages" + query)).get("data");
    }

    private static Map<String, Object> conversation(int unread, boolean archived) {
        return Map.of("chatId", CHAT, "channel", "WHATSAPP", "source", CUSTOMER, "destination", BUSINESS, "unread", unread,
                "archived", archived, "timestamp", "2026-01-01T00:00:00Z");
    }

    private static Map<String, Object> outbound(int id, String text, String status) {
        return Map.of("id", id, "direction", "OUTBOUND", "text", text, "timestamp", "2026-01-01T00:00:00Z", "deliveryStatus", status);
    }
}
