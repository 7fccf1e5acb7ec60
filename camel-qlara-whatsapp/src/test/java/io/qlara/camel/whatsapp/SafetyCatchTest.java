/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the component sets so that no message of a test stage reaches a real customer. */
class SafetyCatchTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String SIMULATED = "{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"simulation\":true}";
    private static final String NOT_ALLOWED = "destination: the component's option allowedDestinations does not allow it";

    @BeforeEach
    void accept() {
        stub(anyCall().willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
    }

    @ParameterizedTest
    @MethodSource
    void nothingUndoesTheComponentsSimulation(String options, Object body, Map<String, Object> headers) throws Exception {
        component.getConfiguration().setSimulation(true);

        assertThat(call(URI + options, body, headers).getException()).isNull();

        assertThat(tree(sent())).isEqualTo(tree(SIMULATED));
    }

    static List<Object[]> nothingUndoesTheComponentsSimulation() {
        return List.of(new Object[] { "", "Ciao", Map.of() }, new Object[] { "&simulation=false", "Ciao", Map.of() },
                new Object[] { "", "Ciao", Map.of("CamelQlaraWhatsAppSimulation", false) },
                new Object[] { "&validate=false", Map.of("body", "Ciao", "simulation", false), Map.of() },
                new Object[] { "&bodyFormat=json", "{\"body\":\"Ciao\",\"simulation\":false}", Map.of() });
    }

    @Test
    void aComponentWithoutSimulationLeavesItToTheEndpoint() throws Exception {
        component.getConfiguration().setSimulation(false);

        call(URI + "&simulation=true", "Ciao", Map.of());

        assertThat(tree(sent())).isEqualTo(tree(SIMULATED));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+39 333 123-4567", "+34600*, +393331234567", "+393331*", "0039*", "+39*" })
    void anAllowedDestinationIsSentTo(String allowed) {
        component.setAllowedDestinations(allowed);

        assertThat(call(URI, "Ciao", Map.of()).getException()).isNull();
    }

    @ParameterizedTest
    @MethodSource
    void anyOtherDestinationIsRefused(String options, Object body, Map<String, Object> headers) {
        component.setAllowedDestinations("+393330000000,+34*");

        assertThat(refused("qlara-whatsapp:send" + options, body, headers).getErrors()).containsExactly(NOT_ALLOWED);
    }

    static List<Object[]> anyOtherDestinationIsRefused() {
        String header = "CamelQlaraWhatsAppDestination";
        return List.of(new Object[] { "", "Ciao", Map.of(header, "+393331234567") },
                new Object[] { "?validate=false", "Ciao", Map.of(header, "+393331234567") },
                new Object[] { "", "{shortLinkT1} is your link", Map.of(header, "+393331234567") },
                new Object[] { "", "Ciao", Map.of(header, "+393331234567", "CamelQlaraWhatsAppFoo", "x") },
                new Object[] { "?validate=false", "Ciao", Map.of(header, "393331234567") }, new Object[] { "?validate=false", "Ciao", Map.of() },
                new Object[] { "?validate=false", Map.of("phoneNumber", "+393331234567", "templateId", "t"), Map.of() },
                new Object[] { "?validate=false", Map.of("destination", "+34600111222", "phoneNumber", "+393331234567", "body", "x"), Map.of() },
                new Object[] { "?validate=false", Map.of("destination", List.of("+34600111222"), "body", "x"), Map.of() },
                new Object[] { "?defaultRegion=IT", "Ciao", Map.of(header, "3331234567") });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsComparedIsWhatLeaves(String options, Object body, Map<String, Object> headers, String expected) {
        component.setAllowedDestinations("+39*");

        call("qlara-whatsapp:send?defaultRegion=IT" + options, body, headers);

        assertThat(sent()).isEqualTo(expected);
    }

    static List<Object[]> whatIsComparedIsWhatLeaves() {
        return List.of(
                new Object[] { "&validate=false", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "333 123 4567"),
                        "{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}" },
                new Object[] { "&validate=false", new TreeMap<>(Map.of("phoneNumber", "333 123 4567")), Map.of(),
                        "{\"phoneNumber\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}" });
    }

    @Test
    void everySendGoesToTheNumberOfRedirectTo() {
        component.setRedirectTo("0034 600 111 222");

        call(URI, "Ciao", Map.of());

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+34600111222\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void theOldestGenerationIsRedirectedToo() {
        component.setRedirectTo("+34600111222");

        call("qlara-whatsapp:send?validate=false", Map.of("phoneNumber", "+393331234567"), Map.of());

        assertThat(sent()).isEqualTo("{\"phoneNumber\":\"+34600111222\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void aRequestWithARecipientOfEachGenerationIsRedirectedInBoth() {
        component.setRedirectTo("+34600111222");

        call("qlara-whatsapp:send?validate=false", new TreeMap<>(Map.of("destination", "+393331234567", "phoneNumber", "+393331234567")), Map.of());

        assertThat(sent()).isEqualTo("{\"destination\":\"+34600111222\",\"phoneNumber\":\"+34600111222\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void aRequestHasToBeValidBeforeItIsRedirected() {
        component.setRedirectTo("+34600111222");

        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "12")).getErrors()).hasSize(1);
    }

    @Test
    void theNumberOfRedirectToHasToBeAllowed() {
        component.setRedirectTo("+34600111222");
        component.setAllowedDestinations("+393331234567");

        assertThat(refused(URI, "Ciao", Map.of()).getErrors()).containsExactly(NOT_ALLOWED);
    }

    @Test
    void onlyTheNumberOfRedirectToHasToBeAllowed() {
        component.setRedirectTo("+34600111222");
        component.setAllowedDestinations("+34600111222");

        assertThat(call(URI, "Ciao", Map.of()).getException()).isNull();
        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+34600111222\",\"phoneNumberId\":\"sender-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+393331234567;+34*", "39333*", "*", ",", "+39333", "+39 333 abc" })
    void aListThatCanNotBeReadKeepsTheRouteFromStarting(String allowed) {
        component.setAllowedDestinations(allowed);

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI, "Ciao"))
                .rootCause().hasMessageStartingWith("The option allowedDestinations must be numbers like ");
    }

    @Test
    void aNumberThatCanNotBeReadKeepsTheRouteFromStarting() {
        component.setRedirectTo("Anna");

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI, "Ciao"))
                .rootCause().hasMessageStartingWith("The option redirectTo must be a number in international format: ");
    }

    @Test
    void rawSendsNoMessagesWhileTheCatchIsOn() {
        component.getConfiguration().setSimulation(true);
        String uri = "qlara-whatsapp:raw?method=POST&path=/api/partner-gateway/v1/";

        assertThat(call(uri + "inbox/conversations/reply", "{}", Map.of()).getException()).isInstanceOf(QlaraValidationException.class);
        assertThat(call("qlara-whatsapp:raw?method=POST&path=/api/message-server/rcs/send/media", "{}", Map.of()).getException())
                .isInstanceOf(QlaraValidationException.class);
        assertThat(call(uri + "webhooks/delivery-status", "{}", Map.of()).getException()).isNull();
    }

    @Test
    void theReportCountsWhatWasRefused() {
        component.setAllowedDestinations("+34*");
        component.setRedirectTo("");
        component.getConfiguration().setSimulation(true);

        call(URI, "Ciao", Map.of());
        Exchange allowed = call("qlara-whatsapp:send?destination=RAW(+34600111222)", "Ciao", Map.of());

        assertThat(allowed.getException()).isNull();
        assertThat(StatusReport.of(camel).toJson()).contains("every send is a simulation; 1 of 2 sends refused by allowedDestinations");
    }

    @Test
    void theHealthCheckShowsTheCatch() {
        HealthCheckHelper.getHealthCheckRepository(camel, "producers").setEnabled(true);
        component.setAllowedDestinations("+34*");
        call(URI, "Ciao", Map.of());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).singleElement().satisfies(
                result -> assertThat(result.getDetails()).containsEntry("safetyCatch", "1 of 1 sends refused by allowedDestinations"));
    }

    @Test
    void theReportMasksTheNumberOfRedirectTo() {
        component.setRedirectTo("+34600111222");

        call(URI, "Ciao", Map.of());

        assertThat(StatusReport.of(camel).toJson()).contains("every send goes to +34*******22").doesNotContain("+34600111222");
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }

    private static String sent() {
        return SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString();
    }
}
