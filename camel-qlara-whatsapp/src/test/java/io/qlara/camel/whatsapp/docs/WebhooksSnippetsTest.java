/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.model.WebhookEvent;
import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/webhooks.md and README.md show receives events on a real HTTP server. */
@Tag("http-server")
class WebhooksSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";
    private static final String QUERY = "?token=" + HttpApplication.TOKEN_IN_QUERY;

    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        application = HttpApplication.start(SERVICE.get(), CamelWithSnippets.properties(snippet("webhooks-server")));
        MockRoutes.add(application.camel(), "direct:storeStatus", "direct:answerCustomer", "direct:callTheCustomer");
        SERVICE.get().webhookUrl(application.url("/qlara/webhooks" + QUERY));
    }

    @AfterEach
    void stopApplication() {
        SERVICE.get().webhookUrl(null);
        application.close();
    }

    @Test
    void deliveriesAndInboundMessagesTakeTheirWays() throws Exception {
        load(snippet("webhooks-route"));

        SERVICE.get().inbound().from(CUSTOMER).to(BUSINESS).text("Where is my order?").post();
        assertThat(post("/qlara/webhooks" + QUERY, snippet("webhooks-payload-first"))).isEqualTo(200);

        MockRoutes.assertReceived(application.camel(), "direct:answerCustomer", 1);
        MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
        assertThat(post("/qlara/webhooks", snippet("webhooks-payload-first"))).isEqualTo(401);
    }

    @Test
    void theCallOfCurlIsTaken() throws Exception {
        load(snippet("webhooks-route"));
        Matcher curl = Pattern.compile("curl -i http://127.0.0.1:8080(\\S+) -H \"X-Webhook-Token: [^']+'Content-Type: application/json'\\s.*\\s+-d '(.+)'")
                .matcher(Pages.text(Pages.ROOT.resolve("docs/webhooks.md")));
        assertThat(curl.find()).isTrue();

        assertThat(status(call(curl.group(1), curl.group(2)).header("X-Webhook-Token", HttpApplication.TOKEN))).isEqualTo(200);
        MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
    }

    @Test
    void theFirstGenerationIsRead() throws Exception {
        assertThat(received(snippet("webhooks-payload-first"))).isEqualTo("DELIVERY 3 DELIVERED wamid.7 " + CUSTOMER + " null");
    }

    @Test
    void theSecondGenerationIsRead() throws Exception {
        assertThat(received(snippet("webhooks-payload-second"))).isEqualTo("DELIVERY null DELIVERED wamid.7 " + CUSTOMER + " order-7");
    }

    @Test
    void theThirdGenerationIsRead() throws Exception {
        assertThat(received(snippet("webhooks-payload-third"))).isEqualTo("DELIVERY 3 DELIVERED wamid.7 " + CUSTOMER + " order-7");
    }

    private String received(Snippet payload) throws Exception {
        load(snippet("webhooks-on-receive"));
        assertThat(post("/qlara/webhooks" + QUERY, payload)).isEqualTo(200);
        MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
        Message message = stored(0).getMessage();
        assertThat(message.getBody()).isInstanceOf(WebhookEvent.class);
        return String.join(" ", header(message, "Type"), header(message, "Status"), header(message, "StatusName"),
                header(message, "MessageId"), header(message, "Destination"), header(message, "CustomMessageId"));
    }

    private static String header(Message message, String name) {
        return String.valueOf(message.getHeader("CamelQlaraWhatsAppEvent" + name));
    }

    @Test
    @Tag("other-http-server")
    void anotherServerIsUsedWhereItIsNamed() throws Exception {
        application.close();
        application = HttpApplication.start(SERVICE.get(), new Properties());
        MockRoutes.add(application.camel(), "direct:storeStatus");
        load(snippet("webhooks-netty"));

        assertThat(post("/events" + QUERY, snippet("webhooks-payload-third"))).isEqualTo(200);
        MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
    }

    @Test
    void basicCredentialsLetIn() throws Exception {
        load(snippet("webhooks-basic"));
        String credentials = Base64.getEncoder().encodeToString(("qlara:" + HttpApplication.TOKEN).getBytes(StandardCharsets.UTF_8));

        HttpRequest.Builder call = call("/events", snippet("webhooks-payload-third").text());
        assertThat(status(call)).isEqualTo(401);
        assertThat(status(call.header("Authorization", "Basic " + credentials))).isEqualTo(200);
    }

    @Test
    void credentialsOfTheComponentHoldForARouteWithout() throws Exception {
        application.close();
        Properties properties = CamelWithSnippets.properties(snippet("webhooks-server"));
        properties.putAll(CamelWithSnippets.properties(snippet("webhooks-credentials")));
        application = HttpApplication.start(SERVICE.get(), properties);
        RouteBuilder.addRoutes(application.camel(), builder -> builder.from("qlara-whatsapp:webhooks").log("routed"));

        assertThat(post("/qlara/webhooks?token=qlara_webhook_token", snippet("webhooks-payload-third"))).isEqualTo(200);
        assertThat(post("/qlara/webhooks", snippet("webhooks-payload-third"))).isEqualTo(401);
    }

    @Test
    void aRepeatIsAnsweredAndNotRoutedInYaml() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-repository"));
    }

    @Test
    void aRepeatIsAnsweredAndNotRoutedInJava() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-repository-java"));
    }

    @Test
    @Tag("xml-dsl")
    void aRepeatIsAnsweredAndNotRoutedInXml() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-repository-xml"));
    }

    private void assertRoutesARepeatOnce(Snippet snippet) throws Exception {
        load(snippet);

        assertThat(post("/qlara/webhooks" + QUERY, snippet("webhooks-payload-third"))).isEqualTo(200);
        assertThat(post("/qlara/webhooks" + QUERY, snippet("webhooks-payload-third"))).isEqualTo(200);

        MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
    }

    @Test
    void aCustomerGetsAReply() throws Exception {
        load(snippet("webhooks-reply"));

        SERVICE.get().inbound().from(CUSTOMER).to(BUSINESS).text("Hello?").post();

        await().atMost(20, TimeUnit.SECONDS).until(() -> !SERVICE.journal().messages().isEmpty());
        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(Map.of(
                "destination", CUSTOMER, "phoneNumberId", SnippetTest.SENDER, "body", "Thank you for your message. We answer within an hour.")));
    }

    @Test
    void theReadmesRouteCallsTheCustomer() throws Exception {
        load(snippet("readme-java"));

        assertThat(post("/qlara/webhooks" + QUERY, snippet("webhooks-payload-third"))).isEqualTo(200);
        SERVICE.get().undeliverable(CUSTOMER);
        application.camel().createProducerTemplate().sendBodyAndHeader("qlara-whatsapp:send", "Ciao",
                "CamelQlaraWhatsAppDestination", CUSTOMER);

        MockRoutes.assertReceived(application.camel(), "direct:callTheCustomer", 1);
        for (String word : List.of("ERROR", "EXPIRED", "DELIVERED", "SENT")) {
            assertThat(post("/qlara/webhooks" + QUERY, "{\"messageId\":\"m\",\"status\":\"" + word + "\"}")).isEqualTo(200);
        }
        MockRoutes.assertReceived(application.camel(), "direct:callTheCustomer", 3);
    }

    private void load(Snippet snippet) throws Exception {
        CamelWithSnippets.load(application.camel(), snippet);
    }

    private Exchange stored(int index) {
        return MockRoutes.mock(application.camel(), "direct:storeStatus").getExchanges().get(index);
    }

    private int post(String pathAndQuery, Snippet payload) throws Exception {
        return post(pathAndQuery, payload.text());
    }

    private int post(String pathAndQuery, String payload) throws Exception {
        return status(call(pathAndQuery, payload));
    }

    private HttpRequest.Builder call(String pathAndQuery, String payload) {
        return HttpRequest.newBuilder(URI.create(application.url(pathAndQuery))).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload));
    }

    private static int status(HttpRequest.Builder call) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(call.build(), BodyHandlers.ofString());
        assertThat(answer.body()).isEmpty();
        return answer.statusCode();
    }
}
