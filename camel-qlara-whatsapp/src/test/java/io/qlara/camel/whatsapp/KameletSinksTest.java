/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the sinks and the action take of an exchange: the headers that they declare, and bodies that they can use. */
@Tag("kamelet")
class KameletSinksTest extends SimulatedServiceTest {

    private static final String SEND = "kamelet:qlara-whatsapp-send-sink";
    private static final String TEMPLATE = "kamelet:qlara-whatsapp-template-sink?templateName=order_shipped&templateLanguage=en";
    private static final String TO_CUSTOMER = "destination=RAW(" + DESTINATION + ")";
    private static final String STRANGER = "+393999999999";
    private static final Map<String, Object> EVENT = Map.of("eventType", "INBOUND", "messageId", "wamid.1", "source", "393401234567", "text", "private");

    static Stream<Map<String, Object>> strayHeaders() {
        Map<String, Object> stray = new HashMap<>();
        SendHeaders.READ.forEach(header -> stray.put(header, "true"));
        Map<String, Object> inLowerCase = new HashMap<>();
        stray.forEach((header, value) -> inLowerCase.put(header.toLowerCase(Locale.ROOT), value));
        Map<String, Object> ofHttp = Map.of("CamelHttpUri", "http://127.0.0.1:1", "CamelHttpPath", "/x", "CamelHttpQuery", "a=b", "CamelHttpMethod", "DELETE",
                "CamelHttpRawQuery", "a=b", "Content-Type", "application/json", "Host", "example.org", "X-Api-Key", "stray", "Authorization", "Basic stray");
        return Stream.of(stray, inLowerCase, ofHttp).map(headers -> withStranger(headers));
    }

    private static Map<String, Object> withStranger(Map<String, Object> stray) {
        Map<String, Object> headers = new HashMap<>(stray);
        headers.keySet().removeIf(header -> header.equalsIgnoreCase(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID)
                || header.equalsIgnoreCase(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS));
        headers.replaceAll((header, value) -> header.equalsIgnoreCase(QlaraWhatsAppConstants.DESTINATION) ? STRANGER : value);
        headers.putIfAbsent(QlaraWhatsAppConstants.DESTINATION, STRANGER);
        return headers;
    }

    @ParameterizedTest
    @MethodSource("strayHeaders")
    void aStrayHeaderChangesNothingOfAMessage(Map<String, Object> stray) {
        assertThat(arrived(SEND + "?" + TO_CUSTOMER, "Ciao", stray)).isEqualTo(request(Map.of("body", "Ciao")));
    }

    @ParameterizedTest
    @MethodSource("strayHeaders")
    void aStrayHeaderChangesNothingOfATemplate(Map<String, Object> stray) {
        assertThat(arrived(TEMPLATE + "&" + TO_CUSTOMER, List.of("Ada"), stray)).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada")))));
    }

    @Test
    void theParametersOfAnotherTemplateDoNotReachAMessage() {
        assertThat(arrived(SEND + "?" + TO_CUSTOMER, "Ciao", Map.of(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS, List.of("stray"))))
                .isEqualTo(request(Map.of("body", "Ciao")));
    }

    @Test
    void aDeclaredHeaderIsTaken() {
        assertThat(arrived(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", DESTINATION, "CamelQlaraWhatsAppCustomMessageId", "order-1")))
                .isEqualTo(request(Map.of("body", "Ciao", "messageId", "order-1")));
    }

    @Test
    void headersOfAnEventPassThrough() {
        Exchange exchange = call(SEND + "?" + TO_CUSTOMER, "Ciao", Map.of("CamelQlaraWhatsAppEventText", "hi", "CamelQlaraWhatsAppQuery", "x", "other", "y"));

        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelQlaraWhatsAppEventText", "hi").containsEntry("CamelQlaraWhatsAppQuery", "x")
                .containsEntry("other", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = { SEND, TEMPLATE })
    void afterAFailureItCanBeTriedAgain(String sink) {
        stub(anyCall().inScenario("once").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("then").willReturn(serverError()));
        Exchange failed = call(sink, sink.equals(SEND) ? "Ciao" : List.of("Ada"),
                Map.of("CamelQlaraWhatsAppDestination", DESTINATION, "CamelQlaraWhatsAppCustomMessageId", "1"));
        assertThat(failed.getException()).isInstanceOf(QlaraServerException.class);

        assertThat(arrived(sink, failed.getMessage().getBody(), failed.getMessage().getHeaders())).isEqualTo(request(sink.equals(SEND)
                ? Map.of("body", "Ciao", "messageId", "1")
                : Map.of("messageId", "1", "template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada")))));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " " })
    void theParametersOfAFailedMessageDoNotReachOneWithoutAny(String empty) {
        stub(anyCall().inScenario("once").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("then").willReturn(serverError()));

        Exchange exchange = camel.createProducerTemplate().request(TEMPLATE + "&" + TO_CUSTOMER, first -> first.getMessage().setBody(List.of("Ada")));
        exchange.setException(null);
        exchange.setRollbackOnly(false);
        exchange.getMessage().setBody(empty);
        camel.createProducerTemplate().send(TEMPLATE + "&" + TO_CUSTOMER, exchange);

        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en")))));
    }

    @Test
    void aRedeliveryKeepsTheParameters() throws Exception {
        stub(anyCall().inScenario("once").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("then").willReturn(serverError()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:redelivers").to(TEMPLATE + "&" + TO_CUSTOMER);
            }
        });

        assertThat(arrived("direct:redelivers", List.of("Ada"), Map.of())).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada")))));
    }

    @Test
    void theParametersOfAFailedMessageDoNotReachTheNext() {
        stub(anyCall().inScenario("once").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("then").willReturn(serverError()));

        Exchange exchange = camel.createProducerTemplate().request(TEMPLATE + "&" + TO_CUSTOMER, first -> first.getMessage().setBody(List.of("Ada")));
        exchange.setException(null);
        exchange.setRollbackOnly(false);
        exchange.getMessage().setBody(List.of("Bob"));
        camel.createProducerTemplate().send(TEMPLATE + "&" + TO_CUSTOMER, exchange);

        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Bob"))))));
    }

    @Test
    void aPropertyOfTheApplicationIsNotTheDestination() {
        Properties foreign = new Properties();
        foreign.setProperty("destination", STRANGER);
        camel.getPropertiesComponent().setOverrideProperties(foreign);

        assertThat(arrived(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", DESTINATION))).isEqualTo(request(Map.of("body", "Ciao")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "text", "json" })
    void anEventIsNotForwardedInAnyForm(String bodyFormat) throws Exception {
        byte[] event = new ObjectMapper().writeValueAsBytes(EVENT);
        Map<String, Object> headers = Map.of("CamelQlaraWhatsAppEventId", WebhookEvent.of(EVENT).id(), "CamelQlaraWhatsAppEventType", "INBOUND");

        for (Object body : List.of(event, new String(event, StandardCharsets.UTF_8), EVENT, new ObjectMapper().readTree(event),
                new ByteArrayInputStream(event), new InputStreamCache(event))) {
            assertThat(refused(SEND + "?bodyFormat=" + bodyFormat + "&" + TO_CUSTOMER, body, headers).getErrors()).containsExactly("body: the body is the"
                    + " event itself; an event is not forwarded by mistake: set the body to the text that is to be sent");
        }
    }

    @Test
    void aStreamOfTextIsSentAfterAnEvent() {
        assertThat(arrived(SEND + "?" + TO_CUSTOMER, new InputStreamCache("Ciao".getBytes(StandardCharsets.UTF_8)),
                Map.of("CamelQlaraWhatsAppEventId", WebhookEvent.of(EVENT).id()))).isEqualTo(request(Map.of("body", "Ciao")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"eventType\":\"INBOUND\",\"text\":\"hi\"}", "{not json", "[1]", "7", "Ciao" })
    void aTextThatACustomerWroteIsSentAsItIs(String text) {
        assertThat(arrived(SEND + "?" + TO_CUSTOMER, text, Map.of("CamelQlaraWhatsAppEventId", WebhookEvent.of(EVENT).id())))
                .isEqualTo(request(Map.of("body", text)));
    }

    static Stream<Object> noMessages() {
        return Stream.of(List.of("Ciao"), Map.of("customer", "Ada"), 7, WebhookEvent.of(EVENT));
    }

    @ParameterizedTest
    @MethodSource("noMessages")
    void aBodyThatIsNoMessageIsRefused(Object body) {
        assertThat(refused(SEND + "?" + TO_CUSTOMER, body, Map.of()).getErrors()).singleElement().asString()
                .startsWith("body: ").containsAnyOf("convertBodyTo", "bodyFormat=json", "set the body").doesNotContain("Ciao", "Ada", "private");
    }

    static Stream<Arguments> valuesOfPlaceholders() throws Exception {
        String json = "[\"Ada\",\"A-1001\"]";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Object array = new String[] { "Ada", "A-1001" };
        return Stream.of(arguments(List.of("Ada", "A-1001")), arguments(array), arguments(json), arguments(bytes),
                arguments(new ByteArrayInputStream(bytes)), arguments(new ObjectMapper().readTree(json)));
    }

    @ParameterizedTest
    @MethodSource("valuesOfPlaceholders")
    void aListIsTheParametersInWhateverFormItComes(Object body) {
        assertThat(arrived(TEMPLATE + "&" + TO_CUSTOMER, body, Map.of("CamelQlaraWhatsAppTemplateParameters", " "))).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada", "A-1001")))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " \n" })
    void aTemplateWithoutPlaceholdersNeedsNoBody(String body) {
        assertThat(arrived(TEMPLATE + "&" + TO_CUSTOMER, body, Map.of())).isEqualTo(request(Map.of("template", Map.of("name", "order_shipped", "language", "en"))));
    }

    static Stream<Object> noListOfValues() {
        return Stream.of("Ada", "{\"name\":\"Ada\"}", "[\"Ada\"", "null", Map.of("name", "Ada"), Map.of("body", "Ada"), 7, WebhookEvent.of(EVENT),
                "Ada".getBytes(StandardCharsets.UTF_16));
    }

    @ParameterizedTest
    @MethodSource("noListOfValues")
    void aBodyThatIsNoListIsRefusedByATemplate(Object body) {
        QlaraValidationException refused = refused(TEMPLATE + "&" + TO_CUSTOMER, body, Map.of());

        assertThat(refused.getErrors()).containsExactly("body: a template takes the values of its placeholders as a list, an array or a JSON array;"
                + " make one of the body, or set the header CamelQlaraWhatsAppTemplateParameters, or remove the body if the template has no placeholders");
    }

    @Test
    void theChannelOfAnotherMessageDoesNotReachTheAction() {
        SERVICE.get().deliveryStatus("order-1", "READ");

        Exchange exchange = call("kamelet:qlara-whatsapp-delivery-status-action", "order-1", Map.of("camelqlarawhatsappchannel", "not a channel"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("READ");
    }
}
