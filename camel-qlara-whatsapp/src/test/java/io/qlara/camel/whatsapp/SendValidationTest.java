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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.TemplateReference;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What is refused before it leaves, and what is let through. */
class SendValidationTest extends SimulatedServiceTest {

    private static final String NO_JSON = "body: holds a value that is not JSON, such as a date, or is nested too deep; make it of texts, numbers,"
            + " lists and maps";

    @ParameterizedTest
    @CsvSource({
            "+393331234567, +393331234567", "'+39 333 123.45-67', +393331234567", "'+39 (333) 1234567', +393331234567",
            "00393331234567, +393331234567", "'00 39 333-1234567', +393331234567", "+1234567, +1234567",
            "+123456789012345, +123456789012345" })
    void aDestinationIsBroughtIntoInternationalFormat(String given, String sent) {
        assertThat(arrived("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", sent)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "3331234567", "+0331234567", "+123456", "+1234567890123456", "+39333x234567", "+39+3331234567",
            "+39333123456\u0667", "00", "+", "+39/3331234567" })
    void aDestinationThatIsNotInternationalIsRefused(String destination) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining("not in international format");
    }

    static Stream<String> numbersAsTheyAreWritten() {
        return Stream.of("+39\u00a0333\u202f123\u20074567", "\u202a+39 333 1234567\u202c", "+39\u2011333\u2013123\u22124567", "+393331234567\r\n",
                "\ufeff+39 333 1234567", "+39 \uff08333\uff09 1234567", "+39\u2024333\uff0e1234567", "\t+39\u200b3331234567\u2028", "+39\u00ad333\u00b71234567",
                "+39 (333) 123-45.67");
    }

    @ParameterizedTest
    @MethodSource("numbersAsTheyAreWritten")
    void whatPeopleAndContactListsWriteBetweenTheDigitsIsLeftOut(String given) {
        assertThat(arrived("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(Map.of("body", "Ciao", "destination", "+393331234567", "phoneNumberId", "sender-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+44 (0)20 7946 0958", "+44 ( 0 ) 20 7946 0958", "+44\uff080\uff0920 7946 0958", "0044(0)2079460958", "+44(0)-20-79460958" })
    void aZeroInParenthesesIsRefusedByName(String destination) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining("holds (0)");
    }

    @ParameterizedTest
    @CsvSource({ "+39333\u00d7234567, U+00D7", "+39333x234567, U+0078", "+39/3331234567, U+002F", "+39 333 \u0661234567, U+0661",
            "'+39 333 \ud83d\ude00 1234567', U+1F600", "'+39,3331234567', U+002C" })
    void aCharacterThatHasNoPlaceInANumberIsNamed(String destination, String codePoint) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining(codePoint);
    }

    @Test
    void aDestinationOfTwoMegabytesMakesNoLongMessage() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "1".repeat(2_000_000))).getMessage())
                .hasSizeLessThan(1_000);
    }

    static Stream<Arguments> halfEmoji() {
        String half = "Ciao\ud83d";
        return Stream.of(
                arguments("body", SendRequest.builder().body(half)),
                arguments("phoneNumberId", SendRequest.builder().body("x").phoneNumberId(half)),
                arguments("campaignId", SendRequest.builder().body("x").campaignId(half)),
                arguments("messageId", SendRequest.builder().body("x").messageId(half)),
                arguments("template.name", SendRequest.builder().template(half, "it")),
                arguments("template.parameters", SendRequest.builder().template("t", "it", "\ude00Ciao")),
                arguments("template.id", SendRequest.builder().template(TemplateReference.ofId(half))),
                arguments("placeholders", SendRequest.builder().template(TemplateReference.ofId(7)).placeholders(Map.of("name", half))),
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

    @ParameterizedTest
    @CsvSource({ "' https://shop.example/a.png\n', https://shop.example/a.png", "'https://shop.example/a%20b.png', https://shop.example/a%20b.png" })
    void whiteSpaceAroundAUrlIsLeftOut(String given, String sent) {
        assertThat(arrived(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", given)))
                .isEqualTo(Map.of("media", Map.of("type", "image", "url", sent), "destination", "+393331234567", "phoneNumberId", "sender-1"));
    }

    @ParameterizedTest
    @CsvSource({ "https://shop.example/a b.png, a space", "https://shop.example/a\u0009b.png, U+0009", "https://shop.example/a|b.png, U+007C" })
    void aCharacterThatHasNoPlaceInAUrlIsNamed(String url, String name) {
        assertThat(refused(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", url)))
                .hasMessageContaining("media.url: holds").hasMessageContaining(name);
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
    void aRefusedNumberIsMasked() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "3331234567")))
                .hasMessageContaining("333*****67").hasMessageNotContaining("3331234567");
    }

    @Test
    void aMissingDestinationIsRefused() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of())).hasMessageContaining("destination: missing");
    }

    @ParameterizedTest
    @CsvSource({ "IT, 333 1234567, +393331234567", "it, 02 12345678, +390212345678", "ES, 600111222, +34600111222" })
    void withADefaultRegionANationalNumberIsCompleted(String region, String given, String sent) {
        assertThat(arrived("qlara-whatsapp:send?defaultRegion=" + region, "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", sent)));
    }

    @Test
    void withADefaultRegionAnInternationalNumberStaysWhatItIs() {
        assertThat(arrived("qlara-whatsapp:send?defaultRegion=IT", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "+34600111222")))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", "+34600111222")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "12", "not a number", "333123456789012345", "call 333 1234567", "333ABC4567", "3331234567;ext=5", "3331234567x12" })
    void withADefaultRegionWhatIsNoNumberOfItIsRefused(String destination) {
        assertThat(refused("qlara-whatsapp:send?defaultRegion=IT", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ");
    }

    @Test
    void aMissingPhoneNumberIdIsRefused() {
        component.getConfiguration().setPhoneNumberId(null);

        assertThat(refused("Ciao", Map.of())).hasMessageContaining("phoneNumberId: missing");
    }

    @Test
    void aBodyAndATemplateInOneRequestAreRefused() {
        assertThat(refused(Map.of("body", "x", "template", Map.of("id", 1)), Map.of())).hasMessageContaining("together with a template");
    }

    @Test
    void anObjectBodyWithATemplateIsRefused() {
        assertThat(refused(Map.of("body", Map.of("type", "text"), "template", Map.of("id", 1)), Map.of()))
                .hasMessageContaining("together with a template");
    }

    @Test
    void aMapWithABodyAndATemplateHeaderAreRefused() {
        assertThat(refused(Map.of("body", "x"), Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage",
                "it"))).hasMessageContaining("together with a template");
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

    static Stream<Arguments> wrongTemplates() {
        return Stream.of(
                arguments(new TemplateReference("", "it", null), "template.name"),
                arguments(new TemplateReference(null, "it", null), "template.name"),
                arguments(new TemplateReference("t", " ", null), "template.language"),
                arguments(new TemplateReference("t", null, null), "template.language"),
                arguments(new TemplateReference("t", "it", Arrays.asList("a", null)), "template.parameters"));
    }

    @ParameterizedTest
    @MethodSource("wrongTemplates")
    void aTemplateOfOurModelIsChecked(TemplateReference template, String field) {
        assertThat(refused(SendRequest.builder().template(template).build(), Map.of()).getErrors())
                .singleElement().asString().startsWith(field + ": ");
    }

    static Stream<Arguments> wrongMedia() {
        String url = "https://shop.example/a";
        return Stream.of(
                arguments(new MediaFile("picture", url, null, null), "media.type"),
                arguments(new MediaFile(null, url, null, null), "media.type"),
                arguments(Media.image(null, null), "media.url"),
                arguments(Media.image("ftp://shop.example/a.png", null), "media.url"),
                arguments(Media.image("https:///a.png", null), "media.url"),
                arguments(Media.image("https://:443/a.png", null), "media.url"),
                arguments(Media.image("a.png", null), "media.url"),
                arguments(Media.image("https://shop.example/a b.png", null), "media.url"),
                arguments(Media.image(url + ".mp4", null), "media.url"),
                arguments(Media.image(url + ".WEBP?x=1", null), "media.url"),
                arguments(Media.audio(url + ".pdf"), "media.url"),
                arguments(Location.of(90.1, 0, null), "media.latitude"),
                arguments(Location.of(0, -180.1, null), "media.longitude"),
                arguments(new Location(null, null, "x"), "media.latitude"),
                arguments(new Reaction(null, "m"), "media.emoji"),
                arguments(new Reaction("x", null), "media.messageId"));
    }

    @ParameterizedTest
    @MethodSource("wrongMedia")
    void mediaOfOurModelAreChecked(Media media, String field) {
        assertThat(refused(SendRequest.builder().media(media).build(), Map.of()).getErrors())
                .anyMatch(error -> error.startsWith(field + ": "));
    }

    static Stream<Media> rightMedia() {
        return Stream.of(Media.image("https://shop.example/a.JPG", null), Media.image("http://shop.example:8080/a.gif", null),
                Media.image("https://my_bucket.example:8443/a.png", null), Media.image("https://bücher.example/a.png", null),
                Media.document("https://shop.example/a.docx", "a", "b"), Media.document("https://shop.example/a.png", null, null),
                new Reaction("", "m"), Media.document("https://shop.example/folder.v2/a", null, null),
                Location.of(-90, 180, null));
    }

    @ParameterizedTest
    @MethodSource("rightMedia")
    void rightMediaPass(Media media) {
        assertThat(arrived(SendRequest.builder().media(media).build(), Map.of())).isEqualTo(request(Map.of("media", plain(media))));
    }

    @ParameterizedTest
    @CsvSource({ "IT, 12", "US, 555-1234" })
    void withADefaultRegionANumberThatLacksItsBeginningIsRefused(String region, String destination) {
        assertThat(refused("qlara-whatsapp:send?defaultRegion=" + region, "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://host:notaport/a.png", "https://%20/a.png", "https://./a.png", "https://-/a.png" })
    void aMediaUrlWithoutAHostIsRefused(String url) {
        assertThat(refused(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", url)))
                .hasMessageContaining("media.url: must be a complete http or https URL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://a_b.example/a.png", "https://user@shop.example:8443/a.png", "https://[::1]:8443/a.png",
            "https://citt\u00e0.example/a.png", "https://127.0.0.1/a.png" })
    void aMediaUrlWithAHostOfAnyKindPasses(String url) {
        assertThat(arrived(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", url)))
                .isEqualTo(request(Map.of("media", Map.of("type", "image", "url", url))));
    }

    @Test
    void thatThereIsNothingToSendIsSaidBesideWhatElseIsMissing() {
        assertThat(refused("qlara-whatsapp:send", null, Map.of()).getErrors()).anyMatch(error -> error.startsWith("destination: missing"))
                .anyMatch(error -> error.startsWith("body: there is nothing to send"));
    }

    private static Map<String, Object> plain(Media media) {
        Map<String, Object> fields = new HashMap<>(media.toMap());
        fields.replaceAll((name, value) -> value instanceof Number number ? number.doubleValue() : value);
        return fields;
    }

    @Test
    void twoRecipientsInOneRequestAreRefused() {
        Map<String, Object> two = Map.of("destination", DESTINATION, "phoneNumber", "+34600111222", "body", "Ciao");

        assertThat(refused("qlara-whatsapp:send", two, Map.of()).getErrors())
                .containsExactly("phoneNumber: names another recipient than destination; leave one of them out");
    }

    @Test
    void whatAMapHoldsInsideTemplateAndMediaIsNotChecked() throws Exception {
        stub(anyCall().willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
        Map<String, Object> map = Map.of("destination", DESTINATION, "phoneNumberId", "p", "template", Map.of("anything", 1),
                "media", Map.of("type", "hologram"));

        assertThat(call("qlara-whatsapp:send", map, Map.of()).getException()).isNull();

        String sent = SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString();
        assertThat(JsonCodec.toMap(JsonCodec.readTree(sent))).isEqualTo(map);
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
    void aNumberWithALineBreakMakesNoSecondLineOfTheMessage() {
        assertThat(refused("qlara-whatsapp:send", "x", Map.of("CamelQlaraWhatsAppDestination", "1\n2 33 44 55\n6")).getMessage())
                .doesNotContain("\n");
    }

    @Test
    void aTemplateParameterOfOurModelThatIsNullIsRefused() {
        assertThat(refused(SendRequest.builder().template("t", "it", "a", null).build(), Map.of()))
                .hasMessageContaining("template.parameters: one of them is null");
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
