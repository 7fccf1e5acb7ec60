/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** Which messages by template leave and which are refused. */
class CheckTemplatesTest extends CheckedTemplates {

    @ParameterizedTest
    @MethodSource
    void aMessageWithWhatItsTemplateNeedsIsSent(String options, Object body, Map<String, Object> headers) {
        assertThat(call(URI + options, body, headers).getException()).isNull();
    }

    static List<Object[]> aMessageWithWhatItsTemplateNeedsIsSent() {
        String parameters = "CamelQlaraWhatsAppTemplateParameters";
        List<String> four = List.of("Anna", "7", "8", "x");
        return List.of(new Object[] { "&templateName=shipped&templateLanguage=it", null, Map.of(parameters, four) },
                new Object[] { "&templateId=42", null, Map.of(parameters, List.of("four    spaces", "7", "8", "x")) },
                new Object[] { "&templateId=43&placeholder.first=Anna&placeholder.last=Rossi&placeholder.shortLinkT1=https://a.example", null, Map.of() },
                new Object[] { "", Map.of("template", Map.of("id", 43), "placeholders", Map.of("first", "a", "last", "b")), Map.of() },
                new Object[] { "", Map.of("template", Map.of("name", "shipped", "language", "it", "components", List.of())), Map.of() },
                new Object[] { "", Map.of("template", Map.of("other", "shape")), Map.of() }, new Object[] { "", "a text", Map.of() });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsWrongRefusesTheMessage(String options, Object body, List<String> parameters, String finding) {
        Map<String, Object> headers = parameters == null ? Map.of() : Map.of("CamelQlaraWhatsAppTemplateParameters", parameters);

        Exchange exchange = call(URI + options, body, headers);

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraValidationException.class,
                refused -> assertThat(refused.getErrors()).containsExactly(finding));
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    static List<Object[]> whatIsWrongRefusesTheMessage() {
        String shipped = "&templateName=shipped&templateLanguage=it";
        return List.of(
                new Object[] { "&templateName=shipped&templateLanguage=en", null, List.of("a", "b", "c", "d"),
                        "template: the account does not have the template shipped in en; under that name there is it (APPROVED)" },
                new Object[] { "&templateId=7", null, null, "template: the account does not have the template with the id 7" },
                new Object[] { "&templateName=missing&templateLanguage=it", null, null,
                        "template: the account does not have the template missing in it, nor any other one of that name" },
                new Object[] { "&templateName=paused&templateLanguage=it", null, null,
                        "template: the template paused in it is PAUSED; only an APPROVED one can be sent" },
                new Object[] { shipped, null, List.of("a", "b"),
                        "template: the template shipped in it needs 4 values in header, body and buttons, but the message gives 2" },
                new Object[] { "&templateId=43&placeholder.first=Anna", null, null,
                        "template: the template with the id 43 needs 2 values in header, body and buttons, but the message gives 1" },
                new Object[] { "", Map.of("template", Map.of("name", "shipped", "language", "it", "parameters", List.of("a"))), null,
                        "template: the template shipped in it needs 4 values in header, body and buttons, but the message gives 1" },
                new Object[] { "", Map.of("template", JsonNodeFactory.instance.objectNode().put("id", 43)), null,
                        "template: the template with the id 43 needs 2 values in header, body and buttons, but the message gives 0" },
                new Object[] { shipped, null, List.of("a", " ", "c", "d"), "template.parameters[2]: is empty, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b\nb", "c", "d"),
                        "template.parameters[2]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b", "c     c", "d"),
                        "template.parameters[3]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b", "c", "d\td"),
                        "template.parameters[4]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { "&templateId=43&placeholder.first=Anna&placeholder.last=R%09ossi", null, null,
                        "placeholders.last: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" });
    }

    @Test
    void byDefaultNoTemplateIsLookedUp() {
        component.setCheckTemplates(new QlaraWhatsAppComponent().getCheckTemplates());

        assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isNull();

        assertThat(lists()).isZero();
    }

    @Test
    void aTemplateThatIsListedWithoutComponentsIsCountedToo() {
        list("{\"id\":45,\"name\":\"flat\",\"language\":\"it\",\"status\":\"APPROVED\",\"headerText\":\"Ciao {{1}}\",\"body\":\"Order {{1}}\","
                + "\"buttons\":[{\"url\":\"https://a.example/{{1}}\"}]}");

        Exchange exchange = call(URI + "&templateId=45", null, Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("Anna")));

        assertThat(exchange.getException(QlaraValidationException.class).getErrors()).containsExactly(
                "template: the template with the id 45 needs 3 values in header, body and buttons, but the message gives 1");
    }

    @Test
    void aNameOfAPlaceholderForgesNoLine() {
        Exchange exchange = call(URI + "&templateId=43", null, Map.of("CamelQlaraWhatsAppPlaceholders", Map.of("first\nWARN", "", "+393331234567", "")));

        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class);
        assertThat(exchange.getException().getMessage()).doesNotContain("\n").doesNotContain("+393331234567");
    }

    @Test
    void aWarningComesOnceForEachTemplateAndFinding() {
        component.setCheckTemplates(CheckTemplates.warn);

        assertThat(call(URI + "&templateId=44", null, Map.of()).getException()).isNull();
        assertThat(call(URI + "&templateId=44", null, Map.of()).getException()).isNull();
        call(URI + "&templateId=43&placeholder.first=Anna", null, Map.of());

        assertThat(log.messages()).containsExactly(
                "A message is sent by the template with the id 44, although: template: the template with the id 44 is PAUSED; only an APPROVED one can be sent",
                "A message is sent by the template with the id 43, although: template: the template with the id 43 needs 2 values in header, body and buttons,"
                        + " but the message gives 1");
    }
}
