/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.TemplateReference;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which templates and media are refused before they leave. */
class SendTemplateAndMediaTest extends SimulatedServiceTest {

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

    static Stream<Arguments> wrongTemplates() {
        return Stream.of(
                arguments(new TemplateReference("", "it", null), "template.name"),
                arguments(new TemplateReference(null, "it", null), "template.name"),
                arguments(new TemplateReference("t", " ", null), "template.language"),
                arguments(new TemplateReference("t", null, null), "template.language"),
                arguments(new TemplateReference("t", "it", Arrays.asList("a", null)), "template.parameters"),
                arguments(TemplateReference.ofId(" "), "template.id"));
    }

    @ParameterizedTest
    @MethodSource("wrongTemplates")
    void aTemplateOfOurModelIsChecked(TemplateReference template, String field) {
        assertThat(refused(SendRequest.builder().template(template).build(), Map.of()).getErrors())
                .singleElement().asString().startsWith(field + ": ");
    }

    static Stream<Arguments> wrongMedia() {
        String url = "https://shop.example/a";
        String type = "media.type: must be one of image, video, audio, document, sticker";
        String noUrl = "media.url: must be a complete http or https URL";
        return Stream.of(
                arguments(new MediaFile("picture", url, null, null), type),
                arguments(new MediaFile(null, url, null, null), type),
                arguments(Media.image(null, null), noUrl),
                arguments(Media.image("ftp://shop.example/a.png", null), noUrl),
                arguments(Media.image("https://", null), noUrl),
                arguments(Media.image("https:///a.png", null), noUrl),
                arguments(Media.image("https://:443/a.png", null), noUrl),
                arguments(Media.image("a.png", null), noUrl),
                arguments(Media.image("a b.png", null), noUrl),
                arguments(Media.image("https://shop.example/a b.png", null),
                        "media.url: holds a space, which has no place in a URL; encode it, a space as %20"),
                arguments(Media.image("http://shop.example/a{b.png", null),
                        "media.url: holds the character U+007B, which has no place in a URL; encode it, a space as %20"),
                arguments(Media.image(url + ".mp4", null), "media.url: names a file of type video, not image"),
                arguments(Media.image(url + ".WEBP?x=1", null), "media.url: names a file of type sticker, not image"),
                arguments(Media.audio(url + ".pdf"), "media.url: names a file of type document, not audio"),
                arguments(Location.of(90.1, 0, null), "media.latitude: must be from -90 to 90"),
                arguments(Location.of(0, -180.1, null), "media.longitude: must be from -180 to 180"),
                arguments(new Location(null, BigDecimal.ONE, "x"), "media.latitude: missing"),
                arguments(new Reaction(null, "m"), "media.emoji: missing; an empty one takes the reaction back"),
                arguments(new Reaction("x", null), "media.messageId: missing or blank"));
    }

    @ParameterizedTest
    @MethodSource("wrongMedia")
    void mediaOfOurModelAreChecked(Media media, String finding) {
        assertThat(refused(SendRequest.builder().media(media).build(), Map.of()).getErrors()).containsExactly(finding);
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

    private static Map<String, Object> plain(Media media) {
        Map<String, Object> fields = new HashMap<>(media.toMap());
        fields.replaceAll((name, value) -> value instanceof Number number ? number.doubleValue() : value);
        return fields;
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
    void aTemplateParameterOfOurModelThatIsNullIsRefused() {
        assertThat(refused(SendRequest.builder().template("t", "it", "a", null).build(), Map.of()))
                .hasMessageContaining("template.parameters: one of them is null");
    }
}
