/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.simulator.Documents;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/send.md shows arrives at the service. */
class SendSnippetsTest extends SnippetTest {

    private static final Map<String, String> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);

    @Test
    void aTextIsSent() throws Exception {
        load(snippet("send-text"));

        send("direct:greet", "{\"destination\":\"+390000000\"}");

        assertThat(arrived()).isEqualTo(Map.of("destination", CUSTOMER, "phoneNumberId", SENDER, "body",
                "{\"destination\":\"+390000000\"}"));
    }

    @Test
    void aRequestInJsonIsSent() throws Exception {
        load(snippet("send-json"));

        send("direct:request", "{\"destination\":\"" + CUSTOMER + "\",\"body\":\"Ciao\",\"unknown\":{\"a\":1}}");

        assertSent(Map.of("body", "Ciao", "unknown", Map.of("a", 1)));
    }

    @Test
    void aRequestBuiltInJavaIsSent() throws Exception {
        SendResponse response = (SendResponse) run(snippet("send-request"), "response");

        assertThat(response.messageId()).isEqualTo("order-A-1001");
        assertSent(Map.of("fallbackSms", true, "messageId", "order-A-1001", "template",
                Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada", "A-1001"))));
    }

    @Test
    void aTemplateIsSentWithItsParameters() throws Exception {
        load(snippet("send-template"));

        send("direct:shipped", Map.of("phone", CUSTOMER, "name", "Ada", "order", 1001));

        assertSent(Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada", "1001"))));
    }

    @Test
    void aTemplateIsSentByItsIdWithNamedPlaceholders() throws Exception {
        service().documents(Documents.LATER);
        load(snippet("send-placeholders"));

        send("direct:parcel", Map.of("phone", CUSTOMER, "name", "Ada", "order", 1001));

        assertSent(Map.of("template", Map.of("id", "4711"),
                "placeholders", Map.of("name", "Ada", "shop", "Our shop", "shortLinkT1", "https://shop.example/orders/1001")));
    }

    @Test
    void anImageIsSentWithItsCaption() throws Exception {
        load(snippet("send-image"));

        send("direct:receipt", "x", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER, "orderNumber", "7"));

        assertSent(Map.of("media", Map.of("type", "image", "url", "https://shop.example/receipts/7.png", "caption", "Order 7")));
    }

    @Test
    void aLocationAndAReactionAreSent() throws Exception {
        run(snippet("send-location"), "null");

        assertThat(arrivals()).extracting(request -> request.get("media")).containsExactly(
                Map.of("type", "location", "latitude", 45.4642, "longitude", 9.19, "label", "Our shop in Milan"),
                Map.of("type", "reaction", "emoji", "\uD83D\uDC4D", "messageId", "wamid.7"));
    }

    @Test
    void mediaAsAMapGoesOutAsItIs() throws Exception {
        run(snippet("send-media-map"), "null");

        assertSent(Map.of("media", Map.of("type", "image", "link", "https://shop.example/a.png")));
    }

    @Test
    void fallbacksAndCampaignAreSent() throws Exception {
        load(snippet("send-fallback"));

        send("direct:urgent", "Ciao", TO_CUSTOMER);

        assertSent(Map.of("body", "Ciao", "fallbackRcs", true, "fallbackSms", true, "campaignId", "outage-2026"));
    }

    @Test
    void fallbacksAreSentAsObjects() throws Exception {
        service().documents(Documents.LATER);
        load(snippet("send-fallback-objects"));

        send("direct:outage", "Ciao", TO_CUSTOMER);

        assertSent(Map.of("body", "Ciao", "fallbackRcs", Map.of("agentId", 12),
                "fallbackSms", Map.of("sender", "Shop", "text", "We are back at 10. Reply is not possible.")));
    }

    @Test
    void aSimulationIsAnsweredAsOne() throws Exception {
        load(snippet("send-simulation"));

        Exchange exchange = send("direct:rehearse", "Ciao", TO_CUSTOMER);

        assertThat(exchange.getMessage().getBody(SendResponse.class).simulation()).isTrue();
    }

    @Test
    void theResultCanBeReadAndConverted() throws Exception {
        load(snippet("send-result"));

        Exchange exchange = send("direct:sendAndReport", "Ciao", TO_CUSTOMER);

        assertThat(exchange.getProperty("acceptedFor")).isEqualTo(CUSTOMER);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class).asString().startsWith("{\"messageId\":\"wamid.");
        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelQlaraWhatsAppAccepted", true)
                .containsEntry("CamelQlaraWhatsAppHttpStatus", 200).containsKey("CamelQlaraWhatsAppMessageId");
    }

    @Test
    void aRejectedMessageTakesTheOtherWay() throws Exception {
        service().reject(CUSTOMER);
        load(snippet("send-rejected"));
        MockRoutes.add(camel, "direct:callTheCustomer");

        send("direct:tryWhatsApp", "Ciao", TO_CUSTOMER);

        MockRoutes.assertReceived(camel, "direct:callTheCustomer", 1);
        assertThat(MockRoutes.mock(camel, "direct:callTheCustomer").getExchanges().get(0).getVariable("customer")).isEqualTo(CUSTOMER);
    }

    @Test
    void aNationalNumberIsCompleted() throws Exception {
        load(snippet("send-national"));

        send("direct:italy", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "340 1234567"));

        assertSent(Map.of("body", "Ciao"));
    }

    @Test
    void aPlusSignInAUriSurvives() throws Exception {
        load(snippet("send-raw"));

        send("direct:alarm", "Ciao");

        assertSent(Map.of("body", "Ciao"));
    }

    @Test
    void aTextInRawArrivesAsItIsWrittenInYaml() throws Exception {
        load(snippet("send-raw-yaml"));

        send("direct:invoice", "Ciao");

        assertSent(Map.of("body", "Ciao", "campaignId", "spring + summer, 100% new"));
    }

    @ParameterizedTest
    @CsvSource({ "RAW(A&B), A&B", "a+b 100%41, a b 100A" })
    void onlyInRawCamelLeavesATextInYamlAsItIs(String written, String arrives) throws Exception {
        Snippet route = snippet("send-raw-yaml");
        load(new Snippet(route.name(), route.language(), route.text().replaceAll("RAW\\(.*\\)", written), route.page(), route.line()));

        send("direct:invoice", "Ciao");

        assertSent(Map.of("body", "Ciao", "campaignId", arrives));
    }

    @Test
    @Tag("xml-dsl")
    void aRouteInXmlSends() throws Exception {
        load(snippet("send-xml"));

        send("direct:greetInXml", "Ciao", Map.of("phone", CUSTOMER));

        assertSent(Map.of("body", "Ciao"));
    }

    @Test
    void theProfileOfTheThreadsCanBeReplaced() throws Exception {
        run(snippet("send-threads"), "null");

        ThreadPoolProfile profile = camel.getExecutorServiceManager().getThreadPoolProfile("qlaraWhatsApp");
        assertThat(profile.getPoolSize()).isEqualTo(16);
        load(snippet("send-raw"));
        send("direct:alarm", "Ciao");
        assertThat(camel.getExecutorServiceManager().getThreadPoolProfile("qlaraWhatsApp")).isSameAs(profile);
    }

    @Test
    void aSecondSendRepeatsNothing() throws Exception {
        load(snippet("send-template"));

        Exchange first = send("direct:shipped", Map.of("phone", CUSTOMER, "name", "Ada", "order", 1001));

        assertThat(first.getMessage().getHeaders()).containsOnlyKeys("CamelQlaraWhatsAppAccepted", "CamelQlaraWhatsAppMessageId",
                "CamelQlaraWhatsAppHttpStatus");
    }

    @Test
    void eachCustomerGetsItsOwnMessage() throws Exception {
        load(snippet("send-dynamic"));

        send("direct:eachCustomer", "Ciao", Map.of("phone", CUSTOMER));

        assertSent(Map.of("body", "Ciao"));
    }

    @Test
    void withoutADestinationNothingLeaves() throws Exception {
        load(snippet("send-simulation"));

        Exchange exchange = attempt("direct:rehearse", "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class);
        assertThat(SERVICE.journal().requests()).isEmpty();
    }
}
