/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.Template;
import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.qlara.camel.whatsapp.docs.Snippets.languagesOfThisCamel;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The five routes of docs/yaml.md do the same on camel-main in each language. */
@Tag("http-server")
class RoutesInEachLanguageTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";

    private HttpApplication application;

    static Stream<Snippet> languages() {
        return languagesOfThisCamel(snippet("routes-yaml"), snippet("routes-xml"), snippet("routes-java"));
    }

    @AfterEach
    void stopApplication() {
        application.close();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTextIsSent(Snippet routes) throws Exception {
        start(routes);

        send("direct:greet", "Ciao", Map.of());

        assertSent(Map.of("body", "Ciao", "fallbackSms", true));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTemplateIsSent(Snippet routes) throws Exception {
        start(routes);

        send("direct:shipped", Map.of("phone", CUSTOMER, "name", "Ada", "number", "A-1001"), Map.of());

        assertSent(Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada", "A-1001"))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void templatesAreListed(Snippet routes) throws Exception {
        start(routes);

        Exchange exchange = send("direct:approvedTemplates", null, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).hasOnlyElementsOfType(Template.class);
        SERVICE.get().wireMock().verify(getRequestedFor(urlPathEqualTo("/api/message-server/whatsapp/templates"))
                .withQueryParam("status", equalTo("APPROVED")).withQueryParam("limit", equalTo("50")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aNumberIsRead(Snippet routes) throws Exception {
        start(routes);

        Exchange exchange = send("direct:sender", null, Map.of("CamelQlaraWhatsAppPhoneNumberId", "101"));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(PhoneNumber.class);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eventsArrive(Snippet routes) throws Exception {
        start(routes);

        assertThat(post("{\"eventType\":\"READ\",\"messageId\":\"wamid.1\"}")).isEqualTo(200);
        assertThat(post("{\"eventType\":\"INBOUND\",\"source\":\"" + CUSTOMER + "\",\"text\":\"Hello?\"}")).isEqualTo(200);

        MockRoutes.assertReceived(application.camel(), "direct:answerCustomer", 1);
    }

    private void start(Snippet routes) throws Exception {
        application = HttpApplication.start(SERVICE.get(), CamelWithSnippets.properties(snippet("webhooks-server")));
        MockRoutes.add(application.camel(), "direct:answerCustomer");
        CamelWithSnippets.load(application.camel(), routes);
        assertThat(application.camel().getRoutes()).extracting(route -> route.getRouteId())
                .contains("greet", "shipped", "approved-templates", "sender", "events");
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = application.camel().createProducerTemplate().request(uri, sent -> {
            sent.getMessage().setBody(body);
            headers.forEach(sent.getMessage()::setHeader);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private static void assertSent(Map<String, ?> fields) {
        Map<String, Object> whole = new HashMap<>(Map.of("destination", CUSTOMER, "phoneNumberId", SnippetTest.SENDER));
        whole.putAll(fields);
        assertThat(arrived()).isEqualTo(whole);
    }

    private static Map<String, Object> arrived() {
        assertThat(SERVICE.journal().messages()).hasSize(1);
        return SERVICE.journal().messages().get(0).request();
    }

    private int post(String event) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(URI.create(application.url("/events?token=" + HttpApplication.TOKEN_IN_QUERY)))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(event)).build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode();
    }
}
