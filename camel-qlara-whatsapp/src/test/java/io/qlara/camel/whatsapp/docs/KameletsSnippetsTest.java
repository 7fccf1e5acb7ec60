/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/kamelets.md shows runs on camel-main with the component's jar and camel-kamelet. */
@Tag("kamelet")
@Tag("http-server")
class KameletsSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";
    private static final String SHOP = "+393409999999";

    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        Properties properties = CamelWithSnippets.properties(snippet("webhooks-server"));
        properties.putAll(CamelWithSnippets.properties(snippet("kamelets-properties")));
        properties.setProperty("camel.component.qlara-whatsapp.api-key", SERVICE.apiKey());
        application = HttpApplication.start(SERVICE.get(), properties);
        SERVICE.get().webhookUrl(application.url("/qlara/webhooks?token=qlara_webhook_token"));
    }

    @AfterEach
    void stopApplication() {
        SERVICE.get().webhookUrl(null);
        application.close();
    }

    @Test
    void thePipeTellsTheShopOfInboundMessagesAlone() throws Exception {
        load(snippet("kamelets-note"));
        load(snippet("kamelets-pipe"));

        SERVICE.get().read("wamid.1", CUSTOMER);
        SERVICE.get().inbound().from(CUSTOMER).to(BUSINESS).text("Where is my order?").post();

        await().atMost(20, TimeUnit.SECONDS).until(() -> !SERVICE.journal().messages().isEmpty());
        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(Map.of(
                "destination", SHOP, "phoneNumberId", "qlara_phone_number_id", "body", CUSTOMER + " writes: Where is my order?")));
    }

    @Test
    void thePipePublishesCloudEvents() throws Exception {
        MockRoutes.add(application.camel(), "direct:publish");
        load(snippet("kamelets-cloudevents"));

        SERVICE.get().inbound().from(CUSTOMER).to(BUSINESS).text("Where is my order?").post();

        MockRoutes.assertReceived(application.camel(), "direct:publish", 1);
        Message event = MockRoutes.mock(application.camel(), "direct:publish").getExchanges().get(0).getMessage();
        assertThat(event.getHeader("CamelCloudEventType")).isEqualTo("io.qlara.camel.whatsapp.inbound");
        assertThat(event.getBody(String.class)).startsWith("{").contains("\"Where is my order?\"");
    }

    /** Without the step in between, the sink would have to send the event itself. */
    @Test
    void theEventItselfIsNotForwarded() throws Exception {
        Snippet pipe = snippet("kamelets-pipe");
        String withoutStep = pipe.text().replace("  steps:\n    - uri: direct:writeNote\n", "");
        assertThat(withoutStep).isNotEqualTo(pipe.text());
        load(new Snippet(pipe.name(), pipe.language(), withoutStep, pipe.page(), pipe.line()));

        HttpRequest call = HttpRequest.newBuilder(URI.create(application.url("/qlara/webhooks?token=qlara_webhook_token")))
                .POST(BodyPublishers.ofString("{\"eventType\":\"INBOUND\",\"source\":\"+393401234567\",\"text\":\"private\"}")).build();

        assertThat(HttpClient.newHttpClient().send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(500);
        assertThat(SERVICE.journal().messages()).isEmpty();
    }

    @Test
    void theTemplateTakesItsParametersFromTheList() throws Exception {
        load(snippet("kamelets-route"));

        application.camel().createProducerTemplate()
                .sendBody("direct:orderShipped", Map.of("phone", CUSTOMER, "name", "Ada", "number", "A-1001"));

        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(Map.of(
                "destination", CUSTOMER, "phoneNumberId", "qlara_phone_number_id",
                "template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada", "A-1001")))));
    }

    private void load(Snippet snippet) throws Exception {
        CamelWithSnippets.load(application.camel(), snippet);
    }
}
