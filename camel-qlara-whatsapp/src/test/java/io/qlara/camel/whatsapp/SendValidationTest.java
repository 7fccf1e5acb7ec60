/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.TemplateReference;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What is refused before it leaves, and what is let through. */
class SendValidationTest extends SimulatedServiceTest {

    private static final String NO_JSON = "body: holds a value that is not JSON, such as a date, or is nested too deep; make it of texts, numbers,"
            + " lists and maps";

    static Stream<Arguments> halfEmoji() {
        String half = "Ciao\ud83d";
        return Stream.of(
                arguments("body", SendRequest.builder().body(half)),
                arguments("phoneNumberId", SendRequest.builder().body("x").phoneNumberId(half)),
                arguments("campaignId", SendRequest.builder().body("x").campaignId(half)),
                arguments("messageId", SendRequest.builder().body("x").messageId(half)),
                arguments("template.name", SendRequest.builder().template(half, "it")),
                arguments("template.language", SendRequest.builder().template("t", half)),
                arguments("template.parameters", SendRequest.builder().template("t", "it", "\ude00Ciao")),
                arguments("template.id", SendRequest.builder().template(TemplateReference.ofId(half))),
                arguments("placeholders", SendRequest.builder().template(TemplateReference.ofId(7)).placeholders(Map.of("name", half))),
                arguments("placeholders", SendRequest.builder().template(TemplateReference.ofId(7)).placeholders(Map.of(half, "Ada"))),
                arguments("media.url", SendRequest.builder().media(Media.document("https://shop.example/" + half, null, null))),
                arguments("media.caption", SendRequest.builder().media(Media.image("https://shop.example/a.png", half))),
                arguments("media.filename", SendRequest.builder().media(Media.document("https://shop.example/a.pdf", half, null))),
                arguments("media.label", SendRequest.builder().media(Location.of(1, 1, half))),
                arguments("media.emoji", SendRequest.builder().media(new Reaction(half, "m"))),
                arguments("media.messageId", SendRequest.builder().media(new Reaction("x", half))));
    }

    @ParameterizedTest
    @MethodSource("halfEmoji")
    void halfAnEmojiIsRefused(String field, SendRequestBuilder request) {
        assertThat(refused(request.build(), Map.of()).getErrors())
                .containsExactly(field + ": holds half of a character, as a text does that was cut inside an emoji");
    }

    @Test
    void halfAnEmojiInAPlaceholderOfTheHeaderIsRefused() {
        assertThat(refused(null, Map.of("CamelQlaraWhatsAppTemplateId", "7", "CamelQlaraWhatsAppPlaceholders", Map.of("name", "Ada \ud83d"))).getErrors())
                .containsExactly("placeholders: holds half of a character, as a text does that was cut inside an emoji");
    }

    @Test
    void aWholeEmojiPasses() {
        assertThat(arrived("Ciao \ud83d\ude00", Map.of())).isEqualTo(request(Map.of("body", "Ciao \ud83d\ude00")));
    }

    static Stream<Object> valuesThatAreNoneOfJson() {
        return Stream.of(new java.sql.Timestamp(0), new java.util.Date(), java.time.Instant.EPOCH, new byte[] { 1 }, new Object(),
                List.of(new java.util.Date()), Map.of("a", new java.util.Date()), Double.NaN, Float.NEGATIVE_INFINITY,
                new POJONode(new java.util.Date()), JsonNodeFactory.instance.objectNode().putPOJO("a", new java.util.Date()),
                JsonNodeFactory.instance.arrayNode().add(new byte[] { 1 }).add(Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoneOfJson")
    void aValueThatJsonDoesNotHaveIsRefused(Object value) {
        assertThat(refused(Map.of("body", Map.of("text", value)), Map.of()).getErrors()).containsExactly(NO_JSON);
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoneOfJson")
    void aValueThatJsonDoesNotHaveIsRefusedInATreeToo(Object value) {
        JsonNode node = value instanceof JsonNode given ? given : new POJONode(value);

        assertThat(refused(JsonNodeFactory.instance.objectNode().set("body", node), Map.of()).getErrors()).contains(NO_JSON);
    }

    @Test
    void theValuesOfATreeThatJsonHasAreSent() {
        laterDocuments();
        JsonNode tree = JsonNodeFactory.instance.objectNode().set("body", JsonNodeFactory.instance.objectNode().put("a", 1.5).putPOJO("b", "x")
                .putPOJO("c", List.of(1, true)).set("d", JsonNodeFactory.instance.arrayNode().add("y").addNull()));

        assertThat(arrived(tree, Map.of())).isEqualTo(request(Map.of("body", new HashMap<>(Map.of("a", 1.5, "b", "x", "c", List.of(1, true),
                "d", Arrays.asList("y", null))))));
    }

    @Test
    void whatIsMissingNamesFieldHeaderAndOption() {
        component.getConfiguration().setPhoneNumberId(null);

        assertThat(refused("qlara-whatsapp:send", "x", Map.of()).getErrors()).containsExactly(
                "destination: missing; set the field destination of the request, the header CamelQlaraWhatsAppDestination or the option destination",
                "phoneNumberId: missing; set the field phoneNumberId of the request, the header CamelQlaraWhatsAppPhoneNumberId or the option phoneNumberId");
    }

    @Test
    void aRefusalNamesAHeaderThatIsMisspelt() {
        assertThat(refused("qlara-whatsapp:send", "x", Map.of("CamelQlaraWhatsAppDestinaton", "+393331234567")).getErrors()).containsExactly(
                "destination: missing; set the field destination of the request, the header CamelQlaraWhatsAppDestination or the option destination",
                "CamelQlaraWhatsAppDestinaton: there is no such header");
    }

    @Test
    void aRefusalOfTextThatLooksLikeJsonSaysHowToSendJson() {
        assertThat(refused("qlara-whatsapp:send", " {\"destination\":\"+393331234567\"}", Map.of()).getErrors()).containsExactly(
                "destination: missing; set the field destination of the request, the header CamelQlaraWhatsAppDestination or the option destination",
                "body: begins with {, and goes out as text; set bodyFormat=json if it is the request as JSON");
    }

    @Test
    void aMissingPhoneNumberIdIsRefused() {
        component.getConfiguration().setPhoneNumberId(null);

        assertThat(refused("Ciao", Map.of())).hasMessageContaining("phoneNumberId: missing");
    }

    @Test
    void aRequestWithNoContentIsRefused() {
        assertThat(refused(Map.of("simulation", true), Map.of())).hasMessageContaining("there is nothing to send");
    }

    @Test
    void everythingThatIsWrongIsListedAtOnce() {
        component.getConfiguration().setPhoneNumberId(null);

        QlaraValidationException refusal = refused("qlara-whatsapp:send", "x", Map.of("CamelQlaraWhatsAppDestination", "12",
                "CamelQlaraWhatsAppTemplateParameters", "x", "CamelQlaraWhatsAppLatitude", 91, "CamelQlaraWhatsAppSimulation", "maybe"));

        assertThat(refusal.getErrors()).extracting(error -> error.substring(0, error.indexOf(':'))).containsExactlyInAnyOrder(
                "destination", "phoneNumberId", "template.name", "template.language", "media.latitude", "media.longitude",
                "CamelQlaraWhatsAppSimulation");
        assertThat(refusal).hasMessageContainingAll(refusal.getErrors().toArray(String[]::new));
        assertThat(refusal.isOutcomeUnknown()).isFalse();
    }

    @Test
    void thatThereIsNothingToSendIsSaidBesideWhatElseIsMissing() {
        assertThat(refused("qlara-whatsapp:send", null, Map.of()).getErrors()).anyMatch(error -> error.startsWith("destination: missing"))
                .anyMatch(error -> error.startsWith("body: there is nothing to send"));
    }

    @Test
    void whatIsWrongBesideABodyThatCanNotBeReadIsListedToo() {
        component.getConfiguration().setPhoneNumberId(null);

        assertThat(refused("qlara-whatsapp:send?destination=12", new byte[] { (byte) 0xff }, Map.of()).getErrors())
                .satisfiesExactlyInAnyOrder(error -> assertThat(error).startsWith("body: the bytes are not UTF-8"),
                        error -> assertThat(error).startsWith("destination: "), error -> assertThat(error).startsWith("phoneNumberId: "));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aLatitudeThatIsNoNumberIsRefusedAlsoWithoutValidation(boolean validate) {
        assertThat(refused("qlara-whatsapp:send?validate=" + validate, null, Map.of("CamelQlaraWhatsAppDestination", DESTINATION,
                "CamelQlaraWhatsAppLatitude", "north", "CamelQlaraWhatsAppLongitude", 9)).getErrors())
                .containsExactly("media.latitude: not a number");
    }

    @Test
    void withoutValidationARequestGoesOutAsItIs() {
        call("qlara-whatsapp:send?validate=false", Map.of("destination", "12 34"), Map.of());

        SERVICE.get().wireMock().verify(1, postRequestedFor(
                anyUrl()).withRequestBody(
                        equalToJson(
                                "{\"destination\":\"12 34\",\"phoneNumberId\":\"sender-1\"}")));
    }

    @Test
    void aRequestOfTheOldestDocumentGoesOutWithoutValidationOnly() {
        Map<String, Object> request = Map.of("phoneNumber", "+393401234567", "templateId", "7", "variables", Map.of("name", "Ada"));

        assertThat(refused("qlara-whatsapp:send", request, Map.of()).getErrors())
                .isEqualTo(List.of("destination: missing; set the field destination of the request, the header CamelQlaraWhatsAppDestination or the option destination",
                        "body: there is nothing to send; give a text, a template or media"));
        call("qlara-whatsapp:send?validate=false", request, Map.of());

        SERVICE.get().wireMock().verify(1, postRequestedFor(anyUrl()).withRequestBody(equalToJson(
                "{\"phoneNumber\":\"+393401234567\",\"templateId\":\"7\",\"variables\":{\"name\":\"Ada\"},\"phoneNumberId\":\"sender-1\"}")));
    }

    @Test
    void aHeaderThatCanNotBeReadIsRefusedEvenWithoutValidation() {
        assertThat(refused("qlara-whatsapp:send?validate=false", "x", Map.of("CamelQlaraWhatsAppSimulation", "maybe")).getErrors())
                .isEqualTo(List.of("CamelQlaraWhatsAppSimulation: must be true or false"));
    }
}
