/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaterDocumentsTest {

    private static final String DESTINATION = "+393401234567";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.documents(Documents.LATER).callbackDelay(Duration.ZERO));

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void giveResultsByChannel() {
        Map<String, Object> response = ApiClient.json(client.sendText(DESTINATION, "Hello"));

        assertThat(response).containsEntry("results", Map.of("whatsapp", Map.of("accepted", true, "reasons", List.of())));
        assertThat(UUID.fromString((String) response.get("messageId"))).isNotNull();
    }

    @Test
    void giveReasonsForARejection() {
        simulator.get().reject(DESTINATION);

        Map<String, Object> response = ApiClient.json(client.sendText(DESTINATION, "Hello"));

        assertThat(response).containsEntry("results",
                Map.of("whatsapp", Map.of("accepted", false, "reasons", List.of("The destination was rejected"))));
    }

    @Test
    void nameTheTypeOfAnEvent() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            simulator.get().webhookUrl(receiver.url());

            client.post(ApiClient.SEND, Map.of("destination", DESTINATION, "phoneNumberId", 5,
                    "body", Map.of("text", "Hello"), "messageId", "order-7"));

            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().get(0).event()).containsEntry("eventType", "DELIVERY")
                    .containsEntry("messageId", "order-7").containsEntry("customerMessageId", "order-7")
                    .containsEntry("statusCode", 3).containsEntry("description", "Message delivered")
                    .containsEntry("channel", "WHATSAPP").containsEntry("destination", DESTINATION).containsKey("timestamp");
        }
    }

    @Test
    void sendTheirFieldsToTheJournal() {
        Map<String, Object> request = Map.of("destination", DESTINATION, "phoneNumberId", 5, "template", Map.of("id", 42),
                "placeholders", Map.of("name", "Anna", "shortLinkT1", "https://example.com/order/7"), "campaignId", "spring",
                "messageId", "order-7", "fallbackRcs", Map.of("agentId", 9), "fallbackSms", Map.of("sender", "Shop", "text", "Hi"));

        HttpResponse<String> response = client.post(ApiClient.SEND, request);

        assertThat(ApiClient.json(response)).containsEntry("messageId", "order-7");
        assertThat(simulator.journal().messages()).singleElement()
                .satisfies(message -> assertThat(message.request()).isEqualTo(request));
    }

    @Test
    void listTemplatesUnderDataWithNumericIds() {
        client.post(ApiClient.TEMPLATES, Map.of("name", "order_shipped", "lang", "it"));

        List<?> templates = (List<?>) ApiClient.json(client.get(ApiClient.TEMPLATES)).get("data");

        assertThat(templates).singleElement().satisfies(template -> {
            assertThat(((Map<?, ?>) template).get("id")).isInstanceOf(Integer.class);
            assertThat(((Map<?, ?>) template).get("language")).isEqualTo("it");
        });
    }

    @Test
    void changeTemplatesWithPatchAndKeepTheOtherFields() {
        Object id = ApiClient.json(client.post(ApiClient.TEMPLATES, Map.of("name", "a", "lang", "it", "body", "Hi"))).get("id");

        HttpResponse<String> response = client.request("PATCH", ApiClient.TEMPLATES + "/" + id, "{\"footer\":\"Bye\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(response)).containsEntry("body", "Hi").containsEntry("footer", "Bye");
    }

    @Test
    void refusePut() {
        Object id = ApiClient.json(client.post(ApiClient.TEMPLATES, Map.of("name", "a", "lang", "it"))).get("id");

        assertThat(client.request("PUT", ApiClient.TEMPLATES + "/" + id, "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void callTheIdOfAPhoneNumberPhoneNumberId() {
        assertThat(ApiClient.json(client.get(ApiClient.PHONE_NUMBERS + "/101")))
                .containsEntry("phoneNumberId", "101").doesNotContainKey("id");
    }
}
