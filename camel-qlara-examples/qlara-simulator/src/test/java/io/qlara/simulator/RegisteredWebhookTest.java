/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredWebhookTest {

    private static final String WEBHOOK = "/api/partner-gateway/v1/webhooks/delivery-status";
    private static final String URL = "https://shop.example/qlara/webhooks";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(new MutableClock()).callbackDelay(Duration.ZERO));

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void isNotThereAtFirst() {
        assertThat(client.get(WEBHOOK).statusCode()).isEqualTo(404);
        assertThat(call("PUT", URL).statusCode()).isEqualTo(404);
        assertThat(client.request("DELETE", WEBHOOK, "").statusCode()).isEqualTo(404);
    }

    @Test
    void isReadAsItWasRegistered() {
        HttpResponse<String> created = call("POST", URL);

        assertThat(created.statusCode()).isEqualTo(201);
        Map<String, Object> webhook = ApiClient.json(created);
        assertThat(webhook).isEqualTo(Map.of("id", webhook.get("id"), "callbackUrl", URL, "status", "ACTIVE",
                "createdAt", "2026-01-01T00:00:00Z"));
        assertThat(ApiClient.json(client.get(WEBHOOK))).isEqualTo(webhook);
    }

    @Test
    void isChangedUnderItsId() {
        Object id = ApiClient.json(call("POST", URL)).get("id");

        HttpResponse<String> changed = call("PUT", URL + "/2");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(client.get(WEBHOOK))).isEqualTo(Map.of("id", id, "callbackUrl", URL + "/2", "status", "ACTIVE",
                "createdAt", "2026-01-01T00:00:00Z"));
    }

    @Test
    void isGoneWhenRemoved() {
        call("POST", URL);

        HttpResponse<String> removed = client.request("DELETE", WEBHOOK, "");

        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
        assertThat(client.get(WEBHOOK).statusCode()).isEqualTo(404);
    }

    @Test
    void isTheOnlyOne() {
        call("POST", URL);

        assertThat(call("POST", URL + "/2").statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(client.get(WEBHOOK))).containsEntry("callbackUrl", URL);
    }

    @Test
    void isReplacedByASecondOneIfAsked() {
        try (QlaraSimulator replacing = QlaraSimulator.builder().webhookReplaced(true).build().start()) {
            ApiClient.of(replacing).post(WEBHOOK, Map.of("callbackUrl", URL));

            HttpResponse<String> second = ApiClient.of(replacing).post(WEBHOOK, Map.of("callbackUrl", URL + "/2"));

            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(ApiClient.json(ApiClient.of(replacing).get(WEBHOOK))).isEqualTo(ApiClient.json(second));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "not JSON", "{\"callbackUrl\":1}", "{\"callbackUrl\":\"http://shop.example/hook\"}",
        "{\"callbackUrl\":\"https:///hook\"}", "{\"callbackUrl\":\"shop.example\"}", "{\"callbackUrl\":\"https://sh op\"}"})
    void hasToBeAnHttpsUrl(String body) {
        assertThat(client.request("POST", WEBHOOK, body).statusCode()).isEqualTo(400);
        call("POST", URL);
        assertThat(client.request("PUT", WEBHOOK, body).statusCode()).isEqualTo(400);
    }

    @Test
    void getsTheEventsOnThisMachineUntilItIsRemoved() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            assertThat(call("POST", receiver.url()).statusCode()).isEqualTo(201);

            client.sendText("+393401234567", "Hello");

            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
            client.request("DELETE", WEBHOOK, "");
            assertThatThrownBy(() -> simulator.get().read("wamid.1", "+393401234567")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void getsNoEventsElsewhere() {
        call("POST", URL);

        assertThatThrownBy(() -> simulator.get().read("wamid.1", "+393401234567"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("webhook URL");
    }

    @Test
    void isTheOneOfTheSimulatorsOwnApiToo() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            simulator.get().webhookUrl(receiver.url());
            client.request("DELETE", WEBHOOK, "");

            simulator.get().reset();

            assertThat(ApiClient.json(client.get(WEBHOOK))).containsEntry("callbackUrl", receiver.url());
        } finally {
            simulator.get().webhookUrl(null);
        }
    }

    @Test
    void knowsNoOtherMethodsAndPaths() {
        assertThat(call("PATCH", URL).statusCode()).isEqualTo(405);
        assertThat(client.get(WEBHOOK + "/wh-1").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> call(String method, String url) {
        return client.request(method, WEBHOOK, JsonText.write(Map.of("callbackUrl", url)));
    }
}
