/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.SendRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fields of a send that only the vendor's later documents have: templates by id, placeholders, fallback objects. */
class LaterFieldsTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String TO = "{\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"";

    @BeforeEach
    void accept() {
        stub(anyCall().willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
    }

    @ParameterizedTest
    @MethodSource
    void aTemplateIsNamedByItsId(String uri, Map<String, Object> headers, String template) {
        Exchange exchange = call(uri, "a text that stays here", headers);

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo("{\"template\":" + template + ",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    static List<Object[]> aTemplateIsNamedByItsId() {
        String id = "CamelQlaraWhatsAppTemplateId";
        return List.of(new Object[] { URI + "&templateId=t-7", Map.of(), "{\"id\":\"t-7\"}" }, new Object[] { URI, Map.of(id, 42), "{\"id\":42}" },
                new Object[] { URI + "&templateId=t-7", Map.of(id, "t-8"), "{\"id\":\"t-8\"}" },
                new Object[] { URI + "&templateName=a&templateLanguage=it", Map.of(id, "t-8"), "{\"id\":\"t-8\"}" },
                new Object[] { URI + "&templateId=t-7", Map.of("CamelQlaraWhatsAppTemplateName", "a", "CamelQlaraWhatsAppTemplateLanguage", "it"),
                        "{\"name\":\"a\",\"language\":\"it\"}" },
                new Object[] { URI + "&templateId=t-7", Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("x")), "{\"id\":\"t-7\",\"parameters\":[\"x\"]}" });
    }

    @Test
    void anIdBesideANameIsRefused() {
        Map<String, Object> both = Map.of("CamelQlaraWhatsAppTemplateId", "7", "CamelQlaraWhatsAppTemplateName", "a", "CamelQlaraWhatsAppTemplateLanguage", "it");

        assertThat(refused(both, "x").getErrors()).containsExactly(
                "CamelQlaraWhatsAppTemplateId: names a template already; leave out the headers for its name and language");
    }

    private QlaraValidationException refused(Map<String, Object> headers, Object body) {
        return refused(URI, body, headers);
    }

    @Test
    void anOptionForTheIdBesideOneForTheNameKeepsTheRouteFromStarting() {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + "&templateId=7&templateName=a", "x"))
                .hasRootCauseMessage("The option templateId names a template already; leave out templateName and templateLanguage");
    }

    @Test
    void placeholdersOfOptionsAndHeaderAreMergedAndTheHeadersValueWins() {
        call(URI + "&templateId=7&placeholder.name=RAW(Anna & Co)&placeholder.code=1&placeholder.none=", null,
                Map.of("CamelQlaraWhatsAppPlaceholders", Map.of("code", new BigDecimal("1E+3"))));

        assertThat(sent()).isEqualTo("{\"template\":{\"id\":\"7\"},\"placeholders\":{\"code\":\"1000\",\"name\":\"Anna & Co\"},"
                + "\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void placeholdersAreTakenFromAJsonTree() {
        call(URI + "&templateId=7", null, Map.of("CamelQlaraWhatsAppPlaceholders",
                JsonNodeFactory.instance.objectNode().put("shortLinkT1", "https://shop.example/o/7").put("n", 2)));

        assertThat(sent()).isEqualTo("{\"template\":{\"id\":\"7\"},\"placeholders\":{\"shortLinkT1\":\"https://shop.example/o/7\",\"n\":\"2\"},"
                + "\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @ParameterizedTest
    @MethodSource
    void placeholdersThatCanNotBeSentAreRefused(Object header, String finding) {
        assertThat(refused(URI + "&templateId=7", null, Map.of("CamelQlaraWhatsAppPlaceholders", header)).getErrors()).containsExactly(finding);
    }

    static List<Object[]> placeholdersThatCanNotBeSentAreRefused() {
        return List.of(new Object[] { "name=Anna", "CamelQlaraWhatsAppPlaceholders: must be a map of names and values" },
                new Object[] { Map.of("a", new Object()), "placeholders: one of them is a java.lang.Object, which is no text; convert it before" });
    }

    @ParameterizedTest
    @MethodSource
    void aFallbackIsAnObjectWhereOneOfItsOptionsIsSet(String options, Map<String, Object> headers, String fallback) {
        assertThat(call(URI + options, "Ciao", headers).getException()).isNull();

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"" + fallback + "}");
    }

    static List<Object[]> aFallbackIsAnObjectWhereOneOfItsOptionsIsSet() {
        String sms = ",\"fallbackSms\":{\"sender\":\"Shop\",\"text\":\"Your order\"}";
        String both = "&fallbackSmsSender=Shop&fallbackSmsText=Your order";
        return List.of(new Object[] { both, Map.of(), sms }, new Object[] { both + "&fallbackSms=true", Map.of(), sms },
                new Object[] { both, Map.of("CamelQlaraWhatsAppFallbackSms", "true"), sms },
                new Object[] { both + "&fallbackSms=false", Map.of(), ",\"fallbackSms\":false" },
                new Object[] { both, Map.of("CamelQlaraWhatsAppFallbackSms", false), ",\"fallbackSms\":false" },
                new Object[] { both, Map.of("CamelQlaraWhatsAppFallbackSms", Map.of("sender", "Own")), ",\"fallbackSms\":{\"sender\":\"Own\"}" },
                new Object[] { "&fallbackSmsText=Hi", Map.of(), ",\"fallbackSms\":{\"text\":\"Hi\"}" },
                new Object[] { "&fallbackRcsAgentId=12", Map.of(), ",\"fallbackRcs\":{\"agentId\":12}" },
                new Object[] { "&fallbackRcsAgentId=agent-1", Map.of(), ",\"fallbackRcs\":{\"agentId\":\"agent-1\"}" });
    }

    @Test
    void theComponentsOptionsHoldForEndpointsThatSetNone() {
        component.getConfiguration().setCampaignId("spring");
        component.getConfiguration().setFallbackSmsSender("Shop");
        component.getConfiguration().setFallbackRcs(true);

        call(URI, "Ciao", Map.of());
        call(URI + "&campaignId=summer&fallbackSmsSender=Own&fallbackRcs=false", "Ciao", Map.of());

        assertThat(allSent()).containsExactly(
                "{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"fallbackRcs\":true,\"fallbackSms\":{\"sender\":\"Shop\"},"
                        + "\"campaignId\":\"spring\"}",
                "{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"fallbackRcs\":false,\"fallbackSms\":{\"sender\":\"Own\"},"
                        + "\"campaignId\":\"summer\"}");
    }

    @ParameterizedTest
    @MethodSource
    void aCampaignThatTheServiceRefusesAsTooLongIsRefused(String options, Object body, Map<String, Object> headers) {
        assertThat(refused(URI + options, body, headers).getErrors()).containsExactly("campaignId: must not be longer than 255 characters; shorten the"
                + " field campaignId of the request, the header CamelQlaraWhatsAppCampaignId or the option campaignId");
    }

    static List<Object[]> aCampaignThatTheServiceRefusesAsTooLongIsRefused() {
        String tooLong = "c".repeat(256);
        return List.of(new Object[] { "&campaignId=" + tooLong, "Ciao", Map.of() },
                new Object[] { "", "Ciao", Map.of("CamelQlaraWhatsAppCampaignId", tooLong) },
                new Object[] { "", Map.of("body", "Ciao", "campaignId", tooLong), Map.of() });
    }

    @Test
    void aCampaignOf255CharactersIsSent() {
        call(URI, "Ciao", Map.of("CamelQlaraWhatsAppCampaignId", "c".repeat(255)));

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"campaignId\":\"" + "c".repeat(255) + "\"}");
    }

    @Test
    void theComponentsPartsOfAFallbackHoldForEndpointsThatSetNone() {
        component.getConfiguration().setFallbackSmsText("Your order");
        component.getConfiguration().setFallbackRcsAgentId("agent-1");

        call(URI, "Ciao", Map.of());

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\","
                + "\"fallbackRcs\":{\"agentId\":\"agent-1\"},\"fallbackSms\":{\"text\":\"Your order\"}}");
    }

    @Test
    void aSenderThatNoSmsCanHaveKeepsTheRouteFromStarting() {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + "&fallbackSmsSender=A much too long name", "x"))
                .hasRootCauseMessage("The option fallbackSmsSender must be at most 11 letters and digits, or a number");
    }

    @Test
    void theBuilderHasTheLaterFields() {
        call("qlara-whatsapp:send", SendRequest.builder().destination("+393331234567").templateId(42).placeholders(Map.of("a", "b"))
                .fallbackRcsByAgent(7).fallbackSms("Shop", "Hi").build(), Map.of());

        assertThat(sent()).isEqualTo(TO.replace(",\"phoneNumberId\":\"sender-1\"", "") + ",\"template\":{\"id\":42},\"placeholders\":{\"a\":\"b\"},"
                + "\"fallbackRcs\":{\"agentId\":7},\"fallbackSms\":{\"sender\":\"Shop\",\"text\":\"Hi\"},\"phoneNumberId\":\"sender-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "CamelQlaraWhatsAppTemplateId", "CamelQlaraWhatsAppPlaceholders" })
    void aSuccessConsumesTheHeader(String header) {
        Exchange exchange = call(URI + "&templateId=7", null, Map.of(header, header.endsWith("Id") ? "8" : Map.of("a", "b")));

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(header);
    }

    private static String sent() {
        assertThat(allSent()).hasSize(1);
        return allSent().get(0);
    }

    private static List<String> allSent() {
        return SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).stream().map(request -> request.getBodyAsString()).toList();
    }
}
