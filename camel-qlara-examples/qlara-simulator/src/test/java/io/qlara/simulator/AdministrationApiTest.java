/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationApiTest {

    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.administration(true).clock(new MutableClock()).callbackDelay(Duration.ofHours(1)));

    @Test
    void listsTheMessages() throws Exception {
        client().post(ApiClient.SEND, Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Hello", "messageId", "order-7"));

        HttpResponse<String> response = call("GET", "messages", "");

        assertThat(ApiClient.json("{\"all\":" + response.body() + "}")).isEqualTo(Map.of("all", List.of(Map.of(
                "messageId", "order-7", "destination", CUSTOMER, "timestamp", "2026-01-01T00:00:00Z", "accepted", true,
                "request", Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Hello", "messageId", "order-7")))));
    }

    @Test
    void setsWhatBecameOfAMessage() throws Exception {
        assertThat(call("PUT", "messages/order-7/status", "{\"status\":\"EXPIRED\"}").statusCode()).isEqualTo(204);
        assertThat(client().get(DeliveryStatusEndpoint.PATH + "/order-7?channel=WHATSAPP").body()).contains("EXPIRED");

        call("PUT", "messages/order-7/status", "{}");
        assertThat(client().get(DeliveryStatusEndpoint.PATH + "/order-7?channel=WHATSAPP").statusCode()).isEqualTo(404);
    }

    @Test
    void addsTemplatesAndSetsTheirStatus() throws Exception {
        HttpResponse<String> added = call("POST", "templates", "{\"name\":\"a\",\"language\":\"it\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(ApiClient.json(added)).isEqualTo(Map.of("id", "tpl_1"));

        call("PUT", "templates/tpl_1/status", "{\"status\":\"PAUSED\"}");

        assertThat(ApiClient.json(client().get(ApiClient.TEMPLATES + "/tpl_1"))).containsEntry("status", "PAUSED");
    }

    @Test
    void letsACustomerWriteAndRead() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            call("PUT", "settings", "{\"webhookUrl\":\"" + receiver.url() + "\"}");

            call("POST", "inbound", "{\"from\":\"%s\",\"to\":\"%s\",\"text\":\"Hi\",\"at\":\"2025-12-31T23:00:00Z\"}"
                    .formatted(CUSTOMER, BUSINESS));
            call("POST", "read", "{\"messageId\":\"order-7\",\"destination\":\"%s\"}".formatted(CUSTOMER));

            await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received().size() == 2);
            assertThat(receiver.received()).extracting(received -> received.event().get("eventType"))
                    .containsExactlyInAnyOrder("INBOUND", "READ");
            assertThat(simulator.get().lastWritten(CUSTOMER, BUSINESS)).hasValue(Instant.parse("2025-12-31T23:00:00Z"));
        } finally {
            call("PUT", "settings", "{\"webhookUrl\":\"\"}");
        }
    }

    @Test
    void changesTheSettingsItNamesAndResetsThem() throws Exception {
        call("PUT", "settings", "{\"reject\":\"+393400000001,+393400000002\",\"documents\":\"later\",\"credit\":7.5}");
        call("PUT", "settings", "{\"undeliverable\":\"+393400000003\",\"outsideSession\":\"fail-later\"}");

        client().sendText("+393400000002", "Hello");
        assertThat(simulator.journal().rejected()).hasSize(1);
        assertThat(ApiClient.json(client().get(ApiClient.TEMPLATES))).containsKey("data");
        assertThat(client().get(SubscriptionEndpoint.PATH + "/credit").body()).contains("7.5");

        assertThat(call("POST", "reset", "").statusCode()).isEqualTo(204);
        assertThat(ApiClient.json(client().get(ApiClient.TEMPLATES))).containsKey("templates");
    }

    @Test
    void losesAnswers() throws Exception {
        call("POST", "lost-answers", "{\"times\":1}");

        assertThat(client().sendText(CUSTOMER, "Hello").statusCode()).isEqualTo(500);
        assertThat(simulator.journal().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | templates              | {"name":"a"}                     | 400
            POST | templates              | [1]                              | 400
            PUT  | templates/tpl_9/status | {"status":"PAUSED"}              | 400
            PUT  | templates/tpl_9/status | {}                               | 400
            POST | inbound                | {"from":"+393401234567"}         | 400
            POST | read                   | {"messageId":"1","destination":"+393401234567"} | 409
            POST | lost-answers           | {"times":"many"}                 | 400
            PUT  | settings               | {"documents":"old"}              | 400
            PUT  | settings               | {"credit":"much"}                | 400
            PUT  | settings               | {"reject":["+393401234567"]}     | 400
            PUT  | settings               | {"webhookUrl":"ftp://127.0.0.1"} | 400
            """)
    void saysWhatItDoesNotUnderstand(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> response = call(method, path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat((String) ApiClient.json(response).get("message")).isNotBlank();
    }

    private static HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/__admin/qlara/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ApiClient client() {
        return ApiClient.of(simulator.get());
    }
}
