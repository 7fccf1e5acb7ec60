/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the body of a message to {@code qlara-whatsapp:send} may be. */
class SendBodyTest extends SimulatedServiceTest {

    private static final String TEXT = "Perché no? Così è più bello \uD83D\uDE00";

    static Stream<Object> texts() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        return Stream.of(TEXT, new StringBuilder(TEXT), bytes, new ByteArrayInputStream(bytes), new StringReader(TEXT),
                new InputStreamCache(bytes));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anyKindOfTextIsTheFreeFormTextOfTheMessage(Object body) {
        assertThat(arrived(body, Map.of())).containsExactlyInAnyOrderEntriesOf(
                Map.of("destination", DESTINATION, "phoneNumberId", PHONE_NUMBER_ID, "body", TEXT));
    }

    @Test
    void aCachedTextThatWasReadBeforeIsReadFromItsBeginning() throws Exception {
        ReaderCache read = new ReaderCache(TEXT);
        read.read(new char[5]);

        assertThat(arrived(read, Map.of())).isEqualTo(request(Map.of("body", TEXT)));
    }

    @Test
    void afterAFailureACachedTextCanBeReadAgain() throws Exception {
        SERVICE.get().failNext(1, 500, "{}", Map.of());
        ReaderCache text = new ReaderCache(TEXT);

        assertThat(call("qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")", text, Map.of()).getException()).isNotNull();

        StringWriter read = new StringWriter();
        text.transferTo(read);
        assertThat(read).hasToString(TEXT);
    }

    @Test
    void aFileIsTheTextThatItHolds(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("message.txt"), TEXT);

        assertThat(arrived(file.toFile(), Map.of())).isEqualTo(request(Map.of("body", TEXT)));
    }

    @Test
    void aRequestOfOurModelIsTheRequest() {
        laterDocuments();
        SendRequest request = SendRequest.builder().destination("+34600111222").phoneNumberId(7).body("Hola")
                .placeholders(Map.of("name", "Ana")).field("notInAnyDocument", List.of(1, 2)).build();

        assertThat(arrived("qlara-whatsapp:send", request, Map.of())).containsExactlyInAnyOrderEntriesOf(Map.of(
                "destination", "+34600111222", "phoneNumberId", 7, "body", "Hola", "placeholders", Map.of("name", "Ana"),
                "notInAnyDocument", List.of(1, 2)));
    }

    @Test
    void aMapGoesOutFieldByFieldWithNestedMapsAndNullsUntouched() {
        laterDocuments();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("destination", DESTINATION);
        map.put("phoneNumberId", 5);
        map.put("media", Map.of("fileUrl", "anything at all", "depth", Map.of("more", List.of(true))));
        map.put("fallbackSms", Map.of("sender", "Shop", "text", "x"));
        map.put("enableNotification", null);

        assertThat(arrived("qlara-whatsapp:send", map, Map.of())).isEqualTo(map);
    }

    @Test
    void aJsonTreeIsTheRequest() throws Exception {
        String json = "{\"destination\":\"+34600111222\",\"phoneNumberId\":\"p\",\"body\":{\"type\":\"text\",\"text\":\"x\"},\"variables\":{\"price\":1.10}}";
        laterDocuments();

        assertThat(call("qlara-whatsapp:send", new ObjectMapper().readTree(json), Map.of()).getException()).isNull();
        assertThat(SERVICE.journal().messages().get(0).json()).contains("\"body\":{\"type\":\"text\",\"text\":\"x\"}");
    }

    @Test
    void aNullPassesThroughAlsoWhereTheDestinationIsWrittenAnew() {
        String json = "{\"destination\":\"+34 600 111 222\",\"phoneNumberId\":42,\"body\":\"Hola\",\"media\":null}";

        call("qlara-whatsapp:send?bodyFormat=json", json, Map.of());

        assertThat(SERVICE.get().wireMock().getAllServeEvents()).extracting(event -> event.getRequest().getBodyAsString())
                .containsExactly(json.replace(" ", ""));
    }

    @Test
    void aTemplateInAHeaderBesideABodyIsRefusedAlsoIfTheRequestSaysThatItHasNone() {
        String json = "{\"destination\":\"+34600111222\",\"body\":\"Hola\",\"template\":null}";

        assertThat(call("qlara-whatsapp:send?bodyFormat=json", json, Map.of("CamelQlaraWhatsAppTemplateName", "t",
                "CamelQlaraWhatsAppTemplateLanguage", "en")).getException()).isInstanceOf(QlaraValidationException.class).hasMessageContaining("template");
    }

    @Test
    void withBodyFormatJsonATextIsTheRequestAndPassesThrough() {
        laterDocuments();
        String json = "{\"destination\":\"+34600111222\",\"phoneNumberId\":42,\"body\":\"Hola\",\"extra\":null,\"price\":1.10}";

        arrived("qlara-whatsapp:send?bodyFormat=json", json, Map.of());

        assertThat(SERVICE.journal().messages().get(0).json()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"destination\":\"+34600111222\",\"body\":\"hijacked\"}", "[]", "42", "null" })
    void aTextThatLooksLikeJsonIsStillTheText(String text) {
        assertThat(arrived(text, Map.of(Exchange.CONTENT_TYPE, "application/json"))).containsExactlyInAnyOrderEntriesOf(
                Map.of("destination", DESTINATION, "phoneNumberId", PHONE_NUMBER_ID, "body", text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"destination\":", "not json", "[1]", "\"text\"", "{} {}" })
    void withBodyFormatJsonATextThatIsNoObjectIsRefusedWithoutRepeatingIt(String text) {
        assertThat(refused("qlara-whatsapp:send?bodyFormat=json", text, Map.of())).hasMessageContaining("body: ")
                .hasMessageContaining("JSON").hasMessageNotContaining(text);
    }

    @Test
    void aJsonTreeThatIsNoObjectIsRefused() throws Exception {
        assertThat(refused(new ObjectMapper().readTree("[1]"), Map.of())).hasMessageContaining("not an object");
    }

    static Stream<Object> nothing() {
        return Stream.of("", "  \n", new byte[0], new ByteArrayInputStream(new byte[0]), NullNode.getInstance(), MissingNode.getInstance());
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void anEmptyBodyIsFineWithATemplate(Object body) {
        assertThat(arrived(body, Map.of("CamelQlaraWhatsAppTemplateName", "order_shipped", "CamelQlaraWhatsAppTemplateLanguage",
                "it"))).isEqualTo(request(Map.of("template", Map.of("name", "order_shipped", "language", "it"))));
    }

    @Test
    void aMissingBodyIsFineWithMedia() {
        assertThat(arrived(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl",
                "https://shop.example/a.png"))).isEqualTo(request(Map.of("media", Map.of("type", "image", "url", "https://shop.example/a.png"))));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void anEmptyBodyIsNotSentAlongWithMedia(Object body) {
        assertThat(arrived(body, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl",
                "https://shop.example/a.png"))).isEqualTo(request(Map.of("media", Map.of("type", "image", "url", "https://shop.example/a.png"))));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void anEmptyBodyAloneIsRefused(Object body) {
        assertThat(refused(body, Map.of())).hasMessageContaining("body: there is nothing to send");
    }

    @Test
    void aWebhookEventIsRefusedEvenWithATemplate() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "m", "status", 3));

        assertThat(refused(event, Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage", "it")))
                .hasMessageContaining("a WebhookEvent is no message");
    }

    static Stream<Object> otherObjects() {
        return Stream.of(new Object(), List.of("a"), PhoneNumber.of(Map.of("id", "p")), Media.audio("https://x.example/a.mp3"));
    }

    @ParameterizedTest
    @MethodSource("otherObjects")
    void anObjectThatIsNeitherRequestNorTextIsRefused(Object body) {
        assertThat(refused(body, Map.of()).getErrors()).anyMatch(error -> error.startsWith("body: a "));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThat(refused("però".getBytes(StandardCharsets.ISO_8859_1), Map.of())).hasMessageContaining("not UTF-8");
    }

    @Test
    void aTrackedLinkGoesOutAsItIsWritten() {
        assertThat(arrived("Segui il pacco: {shortLinkT1}", Map.of())).isEqualTo(request(Map.of("body", "Segui il pacco: {shortLinkT1}")));
    }

    @Test
    void aTextInAMapThatIsNoStringIsStillAText() {
        Map<String, Object> map = Map.of("body", CharBuffer.wrap("Ciao"), "placeholders", Map.of("name", CharBuffer.wrap("Anna")));

        assertThat(arrived(map, Map.of())).isEqualTo(request(Map.of("body", "Ciao", "placeholders", Map.of("name", "Anna"))));
    }

    @Test
    void jsonValuesInAMapAreTheValuesThatTheyStandFor() {
        Map<String, Object> map = Map.of("destination", TextNode.valueOf("+34600111222"), "body", TextNode.valueOf("Hola"), "template",
                NullNode.getInstance(), "simulation", BooleanNode.TRUE);

        Map<String, Object> plain = request(Map.of("destination", "+34600111222", "body", "Hola", "simulation", true));
        plain.put("template", null);
        assertThat(arrived("qlara-whatsapp:send", map, Map.of())).isEqualTo(plain);
    }

    @Test
    void theAnswerOfASendBeforeDoesNotKeepATemplateFromBeingSent() {
        SendResponse before = new SendResponse("m", false, List.of(), Map.of());

        assertThat(arrived(before, Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage", "it")))
                .isEqualTo(request(Map.of("template", Map.of("name", "t", "language", "it"))));
    }

    @Test
    void theAnswerOfASendBeforeIsNoText() {
        assertThat(refused(new SendResponse("m", false, List.of(), Map.of()), Map.of())).hasMessageContaining("a SendResponse is no message");
    }

    @Test
    void aByteBufferCanBeSentAgain() {
        ByteBuffer buffer = ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8));
        call("qlara-whatsapp:send?destination=RAW(+393331234567)", buffer, Map.of());

        assertThat(call("qlara-whatsapp:send?destination=RAW(+393331234567)", buffer, Map.of()).getException()).isNull();
        assertThat(SERVICE.journal().messages()).extracting(message -> message.request())
                .containsExactly(request(Map.of("body", TEXT)), request(Map.of("body", TEXT)));
    }

    @ParameterizedTest
    @MethodSource("jsonBeyondTheLimits")
    void jsonThatHoldsMoreThanCanBeReadIsRefused(String value) {
        assertThat(refused("qlara-whatsapp:send?bodyFormat=json", "{\"body\":\"x\",\"more\":" + value + "}", Map.of()))
                .hasMessageContaining("too long, or is nested too deep");
    }

    static Stream<String> jsonBeyondTheLimits() {
        return Stream.of("9".repeat(1001), "[".repeat(1001) + "]".repeat(1001), "{\"" + "n".repeat(50_001) + "\":1}");
    }

    @Test
    void aMapThatHoldsItselfIsRefused() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("body", "x");
        fields.put("media", fields);

        assertThat(refused(fields, Map.of())).hasMessageContaining("nested too deep");
    }

    @Test
    void aRowOfATableNeverLeaves() {
        Map<String, Object> row = Map.of("ORDER_ID", 1, "NAME", "Anna Rossi", "destination", "+393331234567");

        assertThat(refused(row, Map.of())).hasMessageContaining("ORDER_ID").hasMessageContaining("NAME")
                .hasMessageContaining("bodyFormat=json").hasMessageNotContaining("Rossi");
        assertThat(refused(JsonNodeFactory.instance.objectNode().put("iban", "IT60"), Map.of())).hasMessageContaining("iban")
                .hasMessageNotContaining("IT60");
    }

    @Test
    void aRowOfATableIsLeftOutBesideATemplate() {
        Map<String, Object> row = Map.of("ORDER_ID", 1, "NAME", "Anna Rossi");

        assertThat(arrived(row, Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage", "it"))).isEqualTo(Map.of(
                "template", Map.of("name", "t", "language", "it"), "destination", "+393331234567", "phoneNumberId", "sender-1"));
    }

    @Test
    void aRowOfATableIsLeftOutBesideMedia() {
        Map<String, Object> row = Map.of("ORDER_ID", 1, "NAME", "Anna Rossi");

        assertThat(arrived(row, Map.of("CamelQlaraWhatsAppMediaType", "audio", "CamelQlaraWhatsAppMediaUrl", "https://shop.example/a")))
                .isEqualTo(Map.of("media", Map.of("type", "audio", "url", "https://shop.example/a"), "destination", "+393331234567",
                        "phoneNumberId", "sender-1"));
    }

    @Test
    void withBodyFormatJsonAMapIsTheRequestUnknownFieldsAndAll() {
        assertThat(arrived("qlara-whatsapp:send?bodyFormat=json&destination=RAW(+393331234567)", Map.of("body", "x", "newField", 1), Map.of()))
                .isEqualTo(Map.of("body", "x", "newField", 1, "destination", "+393331234567", "phoneNumberId", "sender-1"));
    }

    @Test
    void manyFieldsOfTheApplicationMakeNoLongMessage() {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            row.put("column " + "x".repeat(1_000) + i, i);
        }

        assertThat(refused(row, Map.of()).getMessage()).contains("and 9995 more").hasSizeLessThan(1_000);
    }

    @Test
    void fiveFieldsOfTheApplicationAreAllNamed() {
        Map<String, Object> row = new LinkedHashMap<>();
        Stream.of("a", "b", "c", "d", "e").forEach(name -> row.put(name, 1));

        assertThat(refused(row, Map.of()).getErrors()).first().asString().startsWith("body: holds a, b, c, d, e, which no send has");
    }

    @Test
    void bytesAreReadInTheCharsetOfTheExchange() {
        byte[] latin1 = "Perché".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(arrived(latin1, Map.of(Exchange.CHARSET_NAME, "ISO-8859-1"))).isEqualTo(
                Map.of("body", "Perché", "destination", DESTINATION, "phoneNumberId", PHONE_NUMBER_ID));
    }

    @Test
    void bytesThatAreNotInTheCharsetOfTheExchangeAreRefused() {
        byte[] latin1 = "Perché".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(latin1, Map.of())).hasMessageContaining("not UTF-8");
        assertThat(refused(latin1, Map.of(Exchange.CHARSET_NAME, "no-such"))).hasMessageContaining("CamelCharsetName");
    }

    @Test
    void aFileIsReadInTheCharsetOfItsEndpoint(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("text.txt"), "Perché".getBytes(StandardCharsets.ISO_8859_1));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?charset=ISO-8859-1&noop=true&initialDelay=0").to("qlara-whatsapp:send?destination=RAW(+393331234567)");
            }
        });

        await().atMost(30, TimeUnit.SECONDS).until(() -> SERVICE.journal().messages().size() == 1);
        assertThat(SERVICE.journal().messages().get(0).request()).isEqualTo(request(Map.of("body", "Perché")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfAText() {
        assertThat(arrived("\uFEFFCiao".getBytes(StandardCharsets.UTF_8), Map.of())).isEqualTo(request(Map.of("body", "Ciao")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfJson() {
        assertThat(arrived("qlara-whatsapp:send?bodyFormat=json&destination=RAW(+393331234567)", "\uFEFF{\"body\":\"Ciao\"}", Map.of()))
                .isEqualTo(request(Map.of("body", "Ciao")));
    }

    @Test
    void anOwnIdIsSentAsDeliveryStatusAsksForIt() {
        assertThat(arrived(Map.of("body", "Ciao", "messageId", " order-1 "), Map.of())).isEqualTo(request(Map.of("body", "Ciao", "messageId", "order-1")));
    }
}
