/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of free-form messages outside the 24 hours after the customer's last one. */
class SessionSendTest extends SessionCallTest {

    private static final String OUTSIDE = "{\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"template\":{\"name\":\"news\","
            + "\"language\":\"it\",\"parameters\":[\"Ciao\"]}}";

    @ParameterizedTest
    @CsvSource({ "PT23H50M, OPEN", "PT24H, CLOSED" })
    void aSessionIsADayLongByDefault(Duration age, String expected) {
        written(age);

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo(expected);
    }

    @Test
    void insideTheSessionATextIsSent() {
        written(Duration.ofHours(1));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
    }

    @Test
    void outsideTheSessionATextIsSentAllTheSameByDefault() {
        written(Duration.ofHours(25));

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("CLOSED");
        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void outsideTheSessionATextIsRefused() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).hasMessage("Nothing was sent, the request to send is not valid: body: can't be sent, because the customer's last"
                + " message is older than sessionDuration (outsideSession=fail); send a template");
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void outsideTheSessionATextBecomesTheParameterOfATemplate() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + TEMPLATE, " Ciao\r\n\tAnna,      " + "x".repeat(2_000), Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo("{\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"template\":{\"name\":\"news\",\"language\":\"it\","
                + "\"parameters\":[\"" + ("Ciao  Anna,    " + "x".repeat(2_000)).substring(0, 1_024) + "\"]}}");
    }

    @Test
    void outsideTheSessionMediaIsRefused() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail", null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", "https://a.example/b.png"));

        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class).hasMessageContaining("older than sessionDuration");
    }

    @Test
    void theComponentsOptionsHoldForEndpointsThatSetNone() {
        component.getConfiguration().setOutsideSession(OutsideSession.fail);
        component.getConfiguration().setUnknownSession(UnknownSession.outside);
        component.getConfiguration().setSessionDuration(Duration.ofHours(1));
        String uri = "qlara-whatsapp:send?destination=RAW(+393331234567)";

        assertThat(call(uri, "Ciao", Map.of()).getException()).hasMessageContaining("is not known");
        written(Duration.ofHours(2));
        assertThat(call(uri, "Ciao", Map.of()).getException()).hasMessageContaining("older than sessionDuration");
        assertThat(call(uri + "&sessionDuration=3h", "Ciao", Map.of()).getException()).isNull();
    }

    @Test
    void theComponentsTemplateHoldsForEndpointsThatSetNone() {
        component.getConfiguration().setOutsideSession(OutsideSession.template);
        component.getConfiguration().setSessionTemplateName("news");
        component.getConfiguration().setSessionTemplateLanguage("it");
        written(Duration.ofHours(25));

        call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE);
    }

    @Test
    void anUnknownCustomerGetsTheTemplateWhereItCountsAsOutside() {
        call(URI + TEMPLATE + "&unknownSession=outside", "Ciao", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE);
    }

    @Test
    void anUnknownCustomerGetsTheTextByDefault() {
        call(URI + TEMPLATE, "Ciao", Map.of());

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @ParameterizedTest
    @CsvSource({ "inside, true", "outside, false" })
    void anUnknownCustomerCountsAsTheOptionSays(String option, boolean isSent) {
        Exchange exchange = call(URI + "fail&unknownSession=" + option, "Ciao", Map.of());

        assertThat(exchange.getException() == null).isEqualTo(isSent);
    }

    @Test
    void noEmojiIsCutInHalf() {
        written(Duration.ofHours(25));

        call(URI + TEMPLATE, "x".repeat(1_023) + "\uD83D\uDE00", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE.replace("Ciao", "x".repeat(1_023)));
    }

    @Test
    void aTextOfSpacesIsShortenedAtOnce() {
        written(Duration.ofHours(25));

        assertThat(call(URI + TEMPLATE, "a" + " ".repeat(200_000) + "b", Map.of()).getException()).isNull();

        assertThat(sent()).isEqualTo(OUTSIDE.replace("Ciao", "a    b"));
    }

    @Test
    void aTemplateGoesOutWhateverTheSession() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail&templateName=a&templateLanguage=it", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("CLOSED");
    }

    @Test
    void aTemplateOfTheOldestGenerationGoesOutWhateverTheSession() {
        written(Duration.ofHours(25));

        assertThat(call(URI + "fail&validate=false", Map.of("templateId", "news"), Map.of()).getException()).isNull();
    }

    @Test
    void mediaCanNotBecomeATemplate() {
        written(Duration.ofHours(25));

        assertThat(call(URI + TEMPLATE, null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", "https://a.example/b.png"))
                .getException()).hasMessageContaining("only a text without media can");
    }

    @ParameterizedTest
    @CsvSource({ "template, needs the options sessionTemplateName and sessionTemplateLanguage", "fail&sessionDuration=2m, must be more than two minutes",
            "fail&sessionDuration=0, must be more than nothing" })
    void anOptionThatCanNotBeUsedKeepsTheRouteFromStarting(String options, String message) {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + options, "Ciao")).rootCause().hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = { "fail", TEMPLATE })
    void withoutARepositoryTheOptionKeepsTheRouteFromStarting(String option) {
        component.setSessionRepository(null);

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + option, "Ciao"))
                .rootCause().hasMessageContaining("needs the component's option sessionRepository");
    }
}
