/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.DeliveryStatus;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The sinks in the jar, called as Camel's kamelet component finds them. */
@Tag("kamelet")
class KameletsTest extends SimulatedServiceTest {

    private static final String SEND = "kamelet:qlara-whatsapp-send-sink";
    private static final String TEMPLATE = "kamelet:qlara-whatsapp-template-sink?templateName=order_shipped&templateLanguage=en";
    private static final Map<String, String> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", DESTINATION);

    @Test
    void aTextIsSent() {
        Exchange exchange = call(SEND, "Ciao", TO_CUSTOMER);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(SendResponse.class);
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppAccepted")).isEqualTo(true);
        assertThat(sent()).isEqualTo(Map.of("destination", DESTINATION, "phoneNumberId", PHONE_NUMBER_ID, "body", "Ciao"));
    }

    @Test
    void everyPropertyArrives() {
        String properties = "?destination=RAW(" + DESTINATION + ")&phoneNumberId=7&fallbackRcs=true&fallbackSms=true"
                + "&campaignId=spring&simulation=true&bodyFormat=json&apiKey=" + SERVICE.apiKey();
        component.getConfiguration().setApiKey("another");

        assertThat(call(SEND + properties, "{\"body\":\"Ciao\"}", Map.of()).getException()).isNull();

        assertThat(sent()).isEqualTo(Map.of("destination", DESTINATION, "phoneNumberId", "7", "body", "Ciao", "fallbackRcs", true,
                "fallbackSms", true, "campaignId", "spring", "simulation", true));
    }

    @Test
    void withoutADestinationNothingIsSent() {
        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraValidationException.class)
                .hasMessageContaining("destination");
        assertThat(requests()).isZero();
    }

    @Test
    void anEventIsNotForwarded() {
        WebhookEvent event = WebhookEvent.of(Map.of("eventType", "INBOUND", "text", "private"));

        assertThat(call(SEND, event, TO_CUSTOMER).getException()).isInstanceOf(QlaraValidationException.class);
    }

    static Stream<Arguments> severalValues() {
        return Stream.of(
                arguments(List.of("Ada", "A-1001"), List.of("Ada", "A-1001")),
                arguments(new Object[] { "Ada", 1.5E7 }, List.of("Ada", "15000000")),
                arguments(new String[] { "Ada", "A-1001" }, List.of("Ada", "A-1001")),
                arguments(new int[] { 1, 2 }, List.of("1", "2")),
                arguments(new long[] { 1, 2 }, List.of("1", "2")),
                arguments(new double[] { 1.5E7 }, List.of("15000000")),
                arguments(JsonNodeFactory.instance.arrayNode().add("Ada").add(3), List.of("Ada", "3")));
    }

    @ParameterizedTest
    @MethodSource("severalValues")
    void aTemplateTakesAListOrAnArrayAsItsParameters(Object body, List<String> parameters) {
        call(TEMPLATE, body, TO_CUSTOMER);

        assertThat(sent()).isEqualTo(request(Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", parameters))));
    }

    @Test
    void aTemplatesParametersInAHeaderWin() {
        call(TEMPLATE, List.of("no"), Map.of("CamelQlaraWhatsAppDestination", DESTINATION,
                "CamelQlaraWhatsAppTemplateParameters", List.of("Ada")));

        assertThat(sent()).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada")))));
    }

    @Test
    void aTemplateWithParametersInAHeaderLeavesAnyOtherBodyOut() {
        call(TEMPLATE, Map.of("body", "Ciao"), Map.of("CamelQlaraWhatsAppDestination", DESTINATION,
                "CamelQlaraWhatsAppTemplateParameters", List.of("Ada")));

        assertThat(sent()).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada")))));
    }

    @Test
    void aTemplateNeedsAName() {
        assertThatThrownBy(() -> camel.getEndpoint("kamelet:qlara-whatsapp-template-sink?templateLanguage=en"))
                .rootCause().hasMessageContaining("templateName");
    }

    @Test
    void theStatusOfAMessageIsAskedFor() {
        SERVICE.get().deliveryStatus("order-1", "READ");

        Exchange exchange = call("kamelet:qlara-whatsapp-delivery-status-action", "order-1", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(DeliveryStatus.class)).extracting(DeliveryStatus::id, DeliveryStatus::status)
                .containsExactly("order-1", "READ");
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("READ");
    }

    private static Map<String, Object> sent() {
        assertThat(SERVICE.journal().messages()).hasSize(1);
        return SERVICE.journal().messages().get(0).request();
    }
}
