/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.webhook.RecordingHttpServer;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/raw.md shows reads and changes the account. */
class RawSnippetsTest extends SnippetTest {

    private static final String WEBHOOK = "/api/partner-gateway/v1/webhooks/delivery-status";
    private static final String URL = "https://shop.example/qlara/webhooks";
    private static final String BUSINESS = "+390200000101";

    @BeforeEach
    void addWhatTheReaderHas() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("webhook.url", URL);
        MockRoutes.add(camel, "direct:callTheOperator");
    }

    @Test
    void aWebhookIsRegisteredWhereThereIsNoneAndThenRead() throws Exception {
        load(snippet("raw-webhook"));

        JsonNode registered = json(send("direct:webhook", null));
        JsonNode read = json(send("direct:webhook", null));

        assertThat(registered.path("callbackUrl").asText()).isEqualTo(URL);
        assertThat(read).isEqualTo(registered);
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of("GET " + WEBHOOK, 2, "POST " + WEBHOOK, 1));
    }

    @Test
    void aRegisteredWebhookIsChangedAndRemoved() throws Exception {
        load(snippet("raw-webhook-change"));
        load(snippet("raw-webhook-remove"));
        register("https://elsewhere.example/");

        assertThat(json(send("direct:changeWebhook", null)).path("callbackUrl").asText()).isEqualTo(URL);
        assertThat(send("direct:removeWebhook", null).getMessage().getBody()).isNull();
        assertThat(attempt("qlara-whatsapp:raw?path=" + WEBHOOK, null, Map.of()).getException()).hasMessageContaining("404");
    }

    @Test
    void anotherUrlThanOursIsToldByTheHealthCheckAndLeftAsItIs() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("qlara.webhook.token", "token");
        camel.getRegistry().bind("server", new RecordingHttpServer());
        camel.getRestConfiguration().setComponent("server");
        MockRoutes.add(camel, "direct:event");
        register("https://elsewhere.example/");

        load(snippet("raw-webhook-health"));

        HealthCheck.Result result = HealthCheckRegistry.get(camel).getCheck("callbackUrl:events").orElseThrow().call();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage()).contains("Events go to https://elsewhere.example, which is registered in place of " + URL);
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of("POST " + WEBHOOK, 1, "GET " + WEBHOOK, 1));
    }

    @Test
    void aLowCreditIsTold() throws Exception {
        service().credit(new BigDecimal("9.50"));

        load(snippet("raw-credit"));

        MockRoutes.assertReceived(camel, "direct:callTheOperator", 1);
    }

    @Test
    void aCreditThatIsEnoughIsNoNews() throws Exception {
        service().credit(new BigDecimal("50"));

        load(snippet("raw-credit"));

        await().until(() -> !SERVICE.journal().requests().isEmpty());
        await().during(Duration.ofMillis(300)).untilAsserted(() -> MockRoutes.assertReceived(camel, "direct:callTheOperator", 0));
    }

    @Test
    void theInboxIsRead() throws Exception {
        load(snippet("raw-inbox"));
        service().wireMock().stubFor(post("/events").willReturn(ok()));
        register(SERVICE.baseUrl() + "/events");
        for (String text : new String[] { "Hello?", "Anybody there?", "Bye" }) {
            service().inbound().from(CUSTOMER).to(BUSINESS).text(text).post();
        }

        String chat = json(send("direct:conversations", null)).at("/data/0/chatId").asText();
        JsonNode messages = json(send("direct:conversation", null, Map.of("chatId", chat, "from", 2, "to", 3))).path("data");

        assertThat(messages.findValuesAsText("text")).containsExactly("Anybody there?", "Bye");
    }

    private void register(String url) {
        send("qlara-whatsapp:raw?method=POST&path=" + WEBHOOK, Map.of("callbackUrl", url));
    }

    private static JsonNode json(Exchange exchange) {
        return exchange.getMessage().getBody(JsonNode.class);
    }
}
