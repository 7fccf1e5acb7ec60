/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.TemplateReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How headers and endpoint options become fields of the request. */
class SendHeadersTest extends SimulatedServiceTest {

    private static final Map<String, String> TEMPLATE
            = Map.of("CamelQlaraWhatsAppTemplateName", "order_shipped", "CamelQlaraWhatsAppTemplateLanguage", "it");
    private static final Map<String, String> TEMPLATE_FIELDS = Map.of("name", "order_shipped", "language", "it");

    static Stream<Arguments> simpleFields() {
        return Stream.of(
                arguments("CamelQlaraWhatsAppDestination", "+34600111222", "destination", "+34600111222"),
                arguments("CamelQlaraWhatsAppPhoneNumberId", "text-id", "phoneNumberId", "text-id"),
                arguments("CamelQlaraWhatsAppPhoneNumberId", 17, "phoneNumberId", 17),
                arguments("CamelQlaraWhatsAppFallbackRcs", true, "fallbackRcs", true),
                arguments("CamelQlaraWhatsAppFallbackRcs", "false", "fallbackRcs", false),
                arguments("CamelQlaraWhatsAppFallbackSms", "TRUE", "fallbackSms", true),
                arguments("CamelQlaraWhatsAppFallbackSms", "true".getBytes(), "fallbackSms", true),
                arguments("CamelQlaraWhatsAppSimulation", true, "simulation", true),
                arguments("CamelQlaraWhatsAppCampaignId", "spring", "campaignId", "spring"),
                arguments("CamelQlaraWhatsAppCustomMessageId", "order-1", "messageId", "order-1"),
                arguments("CamelQlaraWhatsAppCustomMessageId", " order-1\n", "messageId", "order-1"));
    }

    @ParameterizedTest
    @MethodSource("simpleFields")
    void aHeaderBecomesItsField(String header, Object value, String field, Object expected) {
        laterDocuments();

        assertThat(arrived("Ciao", Map.of(header, value))).isEqualTo(request(Map.of("body", "Ciao", field, expected)));
    }

    static Stream<Arguments> simpleOptions() {
        return Stream.of(
                arguments("phoneNumberId=other", "phoneNumberId", "other"),
                arguments("fallbackRcs=true", "fallbackRcs", true),
                arguments("fallbackSms=false", "fallbackSms", false),
                arguments("simulation=true", "simulation", true),
                arguments("campaignId=spring", "campaignId", "spring"));
    }

    @ParameterizedTest
    @MethodSource("simpleOptions")
    void anEndpointOptionBecomesItsField(String option, String field, Object expected) {
        assertThat(arrived("qlara-whatsapp:send?destination=RAW(+393331234567)&" + option, "Ciao", Map.of()))
                .isEqualTo(request(Map.of("body", "Ciao", field, expected)));
    }

    @Test
    void noFieldThatNobodySetIsWritten() {
        arrived("Ciao", Map.of());

        assertThat(SERVICE.journal().messages().get(0).json())
                .isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void theRequestWinsOverHeaderOverEndpointOverComponent() {
        String uri = "qlara-whatsapp:send?campaignId=endpoint&phoneNumberId=endpoint&destination=RAW(+390000000001)";

        Map<String, Object> request = arrived(uri, SendRequest.builder().body("x").campaignId("request").build(),
                Map.of("CamelQlaraWhatsAppCampaignId", "header", "CamelQlaraWhatsAppDestination", "+34600111222"));

        assertThat(request).isEqualTo(
                Map.of("body", "x", "campaignId", "request", "destination", "+34600111222", "phoneNumberId", "endpoint"));
    }

    @Test
    void theNullOfACallersMapWinsOverAnOption() {
        Map<String, Object> map = new HashMap<>(Map.of("body", "x"));
        map.put("campaignId", null);

        assertThat(arrived("qlara-whatsapp:send?campaignId=c&destination=RAW(+393331234567)", map, Map.of()))
                .isEqualTo(request(map));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                arguments(List.of("Anna", "A-1"), List.of("Anna", "A-1")),
                arguments(new Object[] { "Anna", 3 }, List.of("Anna", "3")),
                arguments(new int[] { 1, 2 }, List.of("1", "2")),
                arguments("Anna, Rossi", List.of("Anna, Rossi")),
                arguments("Anna".getBytes(StandardCharsets.UTF_8), List.of("Anna")),
                arguments(JsonNodeFactory.instance.arrayNode().add("Anna").add(3), List.of("Anna", "3")),
                arguments(12.5, List.of("12.5")),
                arguments(1.5E7, List.of("15000000")),
                arguments(new BigDecimal("1E+3"), List.of("1000")),
                arguments(new Object[] { 1e-7, 3f, 4L }, List.of("0.00000010", "3.0", "4")),
                arguments(JsonNodeFactory.instance.arrayNode().add(new BigDecimal("1E+3")).add(true), List.of("1000", "true")),
                arguments(JsonNodeFactory.instance.arrayNode().add(12.5).add(7), List.of("12.5", "7")),
                arguments(List.of("", "b"), List.of("", "b")),
                arguments(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void templateParametersAreACollectionAnArrayOrOneValue(Object header, List<String> expected) {
        Map<String, Object> headers = new HashMap<>(TEMPLATE);
        headers.put("CamelQlaraWhatsAppTemplateParameters", header);

        assertThat(arrived(null, headers)).isEqualTo(
                request(Map.of("template", Map.of("name", "order_shipped", "language", "it", "parameters", expected))));
    }

    @Test
    void parametersThatAreAllWrongMakeAShortMessage() {
        Map<String, Object> headers = new HashMap<>(TEMPLATE);
        headers.put("CamelQlaraWhatsAppTemplateParameters", Collections.nCopies(100_000, Map.of("a", 1)));

        QlaraValidationException refused = refused(null, headers);

        assertThat(refused.getErrors()).hasSize(21).last().isEqualTo("and 99981 more");
        assertThat(refused.getMessage()).hasSizeLessThan(3_000);
    }

    static Stream<Object> valuesWithoutATextOfTheirOwn() {
        return Stream.of(new Object(), List.of("x").iterator(), Stream.of("x"), new ByteArrayInputStream(new byte[] { 65 }),
                List.of(Map.of("a", 1)), List.of(List.of("x")), Map.of("a", 1), Double.NaN, new BigDecimal("1E+100000"),
                JsonNodeFactory.instance.objectNode().put("a", 1), new Object[] { new StringReader("x") });
    }

    @ParameterizedTest
    @MethodSource("valuesWithoutATextOfTheirOwn")
    void aTemplateParameterWithoutATextOfItsOwnIsRefused(Object parameters) {
        Map<String, Object> headers = new HashMap<>(TEMPLATE);
        headers.put("CamelQlaraWhatsAppTemplateParameters", parameters);

        assertThat(refused(null, headers)).hasMessageContaining("template.parameters: one of them is");
    }

    static Stream<Object> sourcesThatDescribeThemselves() {
        return Stream.of(new ByteArrayInputStream(new byte[] { 65 }) {
            @Override
            public String toString() {
                return "a stream";
            }
        }, new StringReader("x") {
            @Override
            public String toString() {
                return "a reader";
            }
        }, new Iterator<String>() {
            @Override
            public boolean hasNext() {
                return false;
            }

            @Override
            public String next() {
                throw new NoSuchElementException();
            }

            @Override
            public String toString() {
                return "an iterator";
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sourcesThatDescribeThemselves")
    void whatASourceSaysOfItselfIsNoTemplateParameter(Object source) {
        Map<String, Object> headers = new HashMap<>(TEMPLATE);
        headers.put("CamelQlaraWhatsAppTemplateParameters", List.of(source));

        assertThat(refused(null, headers)).hasMessageContaining("which is no text; convert it before");
    }

    static Stream<Arguments> parametersThatAreNoValue() {
        return Stream.of(arguments(JsonNodeFactory.instance.arrayNode().add("Anna").addNull(), "one of them is null"),
                arguments(List.of(Double.NaN), "one of them is no number that can be written, such as infinity"));
    }

    @ParameterizedTest
    @MethodSource("parametersThatAreNoValue")
    void aTemplateParameterThatIsNoValueIsRefused(Object parameters, String finding) {
        Map<String, Object> headers = new HashMap<>(TEMPLATE);
        headers.put("CamelQlaraWhatsAppTemplateParameters", parameters);

        assertThat(refused(null, headers).getErrors()).first().asString().startsWith("template.parameters: " + finding);
    }

    static Stream<Arguments> blankHeaders() {
        return Stream.of("Destination", "PhoneNumberId", "TemplateName", "TemplateLanguage", "TemplateParameters", "TemplateId",
                "Placeholders", "MediaType", "MediaUrl", "MediaCaption", "MediaFilename", "Latitude", "Longitude", "LocationLabel", "ReactionEmoji", "ReactionMessageId", "FallbackRcs",
                "FallbackSms", "Simulation", "CampaignId", "CustomMessageId").flatMap(name -> Stream.of("", " \t", new byte[0], TextNode.valueOf(""), NullNode.instance)
                .map(blank -> arguments("CamelQlaraWhatsApp" + name, blank)));
    }

    @ParameterizedTest
    @MethodSource("blankHeaders")
    void aBlankHeaderCountsAsNotSet(String header, Object blank) {
        String uri = "qlara-whatsapp:send?destination=RAW(+393331234567)&campaignId=c&simulation=true&fallbackSms=true&fallbackRcs=false";

        assertThat(arrived(uri, "Ciao", Map.of(header, blank))).isEqualTo(Map.of("body", "Ciao", "destination", "+393331234567",
                "phoneNumberId", "sender-1", "campaignId", "c", "simulation", true, "fallbackSms", true, "fallbackRcs", false));
    }

    @Test
    void anEmptyEmojiBesideAMessageIdTakesAReactionBack() {
        assertThat(arrived(null, Map.of("CamelQlaraWhatsAppReactionEmoji", "", "CamelQlaraWhatsAppReactionMessageId", "wamid.1")))
                .isEqualTo(Map.of("media", Map.of("type", "reaction", "emoji", "", "messageId", "wamid.1"), "destination", "+393331234567",
                        "phoneNumberId", "sender-1"));
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedAtOnce() {
        assertThat(refused(null, Map.of("CamelQlaraWhatsAppLatitude", "1".repeat(1_000_000), "CamelQlaraWhatsAppLongitude", 1)))
                .hasMessageContaining("media.latitude: not a number");
    }

    @Test
    void aTemplateByHeadersTakesTheTextBodyOut() {
        assertThat(arrived("left over from the step before", TEMPLATE)).isEqualTo(request(Map.of("template", TEMPLATE_FIELDS)));
    }

    @Test
    void aTemplateByOptionsTakesTheTextBodyOut() {
        assertThat(arrived("qlara-whatsapp:send?destination=RAW(+393331234567)&templateName=order_shipped&templateLanguage=it",
                "left over", Map.of())).isEqualTo(request(Map.of("template", TEMPLATE_FIELDS)));
    }

    @Test
    void nameByHeaderAndLanguageByOptionMakeOneTemplate() {
        assertThat(arrived("qlara-whatsapp:send?destination=RAW(+393331234567)&templateLanguage=it", null,
                Map.of("CamelQlaraWhatsAppTemplateName", "order_shipped"))).isEqualTo(request(Map.of("template", TEMPLATE_FIELDS)));
    }

    @Test
    void aLanguageOptionAloneMakesNoTemplate() {
        assertThat(arrived("qlara-whatsapp:send?destination=RAW(+393331234567)&templateLanguage=it", "Ciao", Map.of()))
                .isEqualTo(request(Map.of("body", "Ciao")));
    }

    @Test
    void aTemplateOfOurModelIsCompletedByHeaders() {
        SendRequest request = SendRequest.builder().template(new TemplateReference("order_shipped", null, null)).build();

        assertThat(arrived(request, Map.of("CamelQlaraWhatsAppTemplateLanguage", "it")))
                .isEqualTo(request(Map.of("template", TEMPLATE_FIELDS)));
    }

    @Test
    void aTemplateInAMapIsNotTouchedByHeaders() {
        laterDocuments();

        assertThat(arrived(Map.of("template", Map.of("id", 42)), TEMPLATE)).isEqualTo(request(Map.of("template", Map.of("id", 42))));
    }

    static Stream<Arguments> media() {
        return Stream.of(
                arguments(Map.of("MediaType", "image", "MediaUrl", "https://shop.example/a.png", "MediaCaption", "Foto"),
                        Map.of("type", "image", "url", "https://shop.example/a.png", "caption", "Foto")),
                arguments(Map.of("MediaType", "document", "MediaUrl", "http://shop.example/a.pdf", "MediaFilename", "b.pdf"),
                        Map.of("type", "document", "url", "http://shop.example/a.pdf", "filename", "b.pdf")),
                arguments(Map.of("MediaType", "video", "MediaUrl", "https://shop.example/a"),
                        Map.of("type", "video", "url", "https://shop.example/a")),
                arguments(Map.of("MediaType", "audio", "MediaUrl", "https://shop.example/a.ogg"),
                        Map.of("type", "audio", "url", "https://shop.example/a.ogg")),
                arguments(Map.of("MediaType", "sticker", "MediaUrl", "https://shop.example/a.webp"),
                        Map.of("type", "sticker", "url", "https://shop.example/a.webp")),
                arguments(Map.of("Latitude", 45.4642, "Longitude", "9.19", "LocationLabel", "Milano"),
                        Map.of("type", "location", "latitude", 45.4642, "longitude", 9.19, "label", "Milano")),
                arguments(Map.of("ReactionEmoji", "\uD83D\uDC4D", "ReactionMessageId", "wamid.1"),
                        Map.of("type", "reaction", "emoji", "\uD83D\uDC4D", "messageId", "wamid.1")));
    }

    @ParameterizedTest
    @MethodSource("media")
    void headersDescribeMedia(Map<String, Object> headers, Map<String, Object> expected) {
        Map<String, Object> named = new HashMap<>();
        headers.forEach((name, value) -> named.put("CamelQlaraWhatsApp" + name, value));

        assertThat(arrived(null, named)).isEqualTo(request(Map.of("media", expected)));
    }

    @Test
    void anObjectInAFallbackFieldOfTheBodyPassesThrough() {
        laterDocuments();

        assertThat(arrived(Map.of("body", "x", "fallbackRcs", Map.of("agentId", 9)), Map.of("CamelQlaraWhatsAppFallbackRcs", false)))
                .isEqualTo(request(Map.of("body", "x", "fallbackRcs", Map.of("agentId", 9))));
    }

    @Test
    void aPlusSignInADestinationOptionMayHaveBecomeASpace() {
        assertThat(arrived("qlara-whatsapp:send?destination=+393331234567", "Ciao", Map.of()))
                .isEqualTo(request(Map.of("body", "Ciao")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CamelQlaraWhatsAppFallbackRcs", "CamelQlaraWhatsAppFallbackSms", "CamelQlaraWhatsAppSimulation" })
    void aSwitchThatIsNeitherTrueNorFalseIsRefused(String header) {
        assertThat(refused("Ciao", Map.of(header, "maybe"))).hasMessageContaining(header + ": must be true or false");
        assertThat(refused("Ciao", Map.of(header, TextNode.valueOf("maybe")))).hasMessageContaining(header + ": must be true or false");
    }

    @Test
    void headersForTwoKindsOfMediaAreRefused() {
        assertThat(refused(null, Map.of("CamelQlaraWhatsAppLatitude", 1, "CamelQlaraWhatsAppLongitude", 1,
                "CamelQlaraWhatsAppReactionEmoji", "x", "CamelQlaraWhatsAppReactionMessageId", "m")))
                .hasMessageContaining("more than one of file, location and reaction");
    }

    @Test
    void anObjectInASwitchThatIsNoFallbackIsRefused() {
        assertThat(refused("Ciao", Map.of("CamelQlaraWhatsAppSimulation", Map.of("a", 1))))
                .hasMessageContaining("CamelQlaraWhatsAppSimulation: must be true or false");
    }

    @Test
    void jsonValuesInHeadersAreTheValuesThatTheyStandFor() {
        laterDocuments();

        assertThat(arrived("Ciao", Map.of("CamelQlaraWhatsAppPhoneNumberId", IntNode.valueOf(5), "CamelQlaraWhatsAppFallbackSms",
                TextNode.valueOf("true")))).isEqualTo(request(Map.of("body", "Ciao", "phoneNumberId", 5, "fallbackSms", true)));
    }

    @Test
    void aLineBreakAtTheEndOfAnOptionIsNoPartOfIt() {
        component.getConfiguration().setPhoneNumberId("from-a-file\n");
        component.getConfiguration().setCampaignId("spring\r\n");

        assertThat(arrived("Ciao", Map.of())).isEqualTo(request(Map.of("body", "Ciao", "phoneNumberId", "from-a-file", "campaignId", "spring")));
    }

    @Test
    void aBlankOptionCountsAsNotSet() {
        assertThat(arrived("qlara-whatsapp:send?destination=RAW(+393331234567)&phoneNumberId=&campaignId=&templateName=&templateLanguage=", "Ciao", Map.of()))
                .isEqualTo(request(Map.of("body", "Ciao")));
    }
}
