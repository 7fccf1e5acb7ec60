/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import org.apache.camel.CamelContext;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.SendResult;
import io.qlara.camel.whatsapp.model.Template;
import io.qlara.camel.whatsapp.model.TemplateReference;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QlaraModelConvertersTest {

    private static final CamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    static Stream<QlaraModel> models() {
        return Stream.of(
                SendRequest.of(Map.of("destination", "+391", "phoneNumberId", 5, "media", Map.of("x", List.of(1)))),
                SendRequest.builder().destination("+391").body("x").template("n", "it", "a", "b").media(Media.image("https://x.example/a.png", "c")).build(),
                new SendResponse("m", true, List.of(new SendResult("+391", true, "sms", List.of("r"), Map.of("parts", 2))), Map.of("cost", 1)),
                new SendResult(null, false, null, List.of(), Map.of()),
                new Template("1", "n", "it", "UTILITY", "APPROVED", Map.of("components", List.of(Map.of("type", "BODY")))),
                new PhoneNumber("p", "+391", "Shop", "CONNECTED", Map.of("platform", "CLOUD_API")),
                WebhookEvent.of(Map.of("messageId", "m", "status", 3, "timestamp", "2024-01-15T10:30:45Z", "extra", true)),
                Media.document("https://x.example/\u00e8.pdf", "f", "c"), Location.of(45.5, 9.25, "Milano"), new Reaction("\uD83D\uDC4D", "m"),
                TemplateReference.of("n", "it", "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesJsonTextAndComesBack(QlaraModel model) throws Exception {
        String json = convert(String.class, model);

        assertThat(json).startsWith("{").endsWith("}");
        assertThat(convert(model.getClass(), json)).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesBytesAndComesBack(QlaraModel model) throws Exception {
        byte[] json = convert(byte[].class, model);

        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(convert(String.class, model));
        assertThat(convert(model.getClass(), json)).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesAStreamAndComesBack(QlaraModel model) throws Exception {
        InputStream stream = convert(InputStream.class, model);

        assertThat(convert(model.getClass(), stream)).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesAMapAndComesBack(QlaraModel model) throws Exception {
        Map<?, ?> map = convert(Map.class, model);

        assertThat(map).isEqualTo(model.toMap());
        assertThat(convert(model.getClass(), map)).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesAJsonTreeAndComesBack(QlaraModel model) throws Exception {
        JsonNode tree = convert(JsonNode.class, model);

        assertThat(tree.isObject()).isTrue();
        assertThat(convert(model.getClass(), tree)).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesJsonTextWhereAnythingSerializableIsAskedFor(QlaraModel model) throws Exception {
        assertThat(model).isNotInstanceOf(Serializable.class);
        assertThat(convert(Serializable.class, model)).isEqualTo(convert(String.class, model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelBecomesNoOtherSerializable(QlaraModel model) {
        TypeConverter converter = CAMEL.getTypeConverter();

        assertThat(List.of(Integer.class, Date.class, ArrayList.class, File.class)).allSatisfy(
                type -> assertThatThrownBy(() -> converter.mandatoryConvertTo(type, model)).isInstanceOf(NoTypeConversionAvailableException.class));
    }

    @Test
    void mediaOfAnyKindIsReadByItsType() throws Exception {
        assertThat(convert(Media.class, Map.of("type", "location", "latitude", 1, "longitude", 2))).isInstanceOf(Location.class);
        assertThat(convert(Media.class, Map.of("type", "reaction", "emoji", "x"))).isInstanceOf(Reaction.class);
        assertThat(convert(Media.class, "{\"type\":\"image\",\"url\":\"u\"}")).isEqualTo(Media.image("u", null));
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> convert(SendRequest.class, "not json")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void anAnswerWithoutResultsIsRefused() {
        assertThatThrownBy(() -> convert(SendResponse.class, Map.of("messageId", "m"))).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void whatIsNoJsonAtAllIsLeftToOthers() {
        assertThatThrownBy(() -> convert(Template.class, 42)).isInstanceOf(NoTypeConversionAvailableException.class);
    }

    static Stream<Object> nothing() {
        return Stream.of("", " ", "null", new byte[0], new ByteArrayInputStream(new byte[0]), NullNode.getInstance());
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void whatIsEmptyIsRefusedAndKeepsNothingElseFromBeingConverted(Object nothing) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.start();
            TypeConverter converter = camel.getTypeConverter();

            assertThatThrownBy(() -> converter.mandatoryConvertTo(SendRequest.class, nothing)).isInstanceOf(TypeConversionException.class)
                    .hasMessageContaining("empty");

            assertThat(converter.mandatoryConvertTo(SendRequest.class, "{\"body\":\"x\"}").body()).isEqualTo("x");
            assertThat(converter.mandatoryConvertTo(SendRequest.class, "{\"body\":\"x\"}".getBytes(StandardCharsets.UTF_8)).body()).isEqualTo("x");
        }
    }

    @Test
    void aMapThatAModelBecomesBelongsToTheRoute() throws Exception {
        LinkedHashMap<String, Object> map = convert(LinkedHashMap.class, Template.withId("1"));

        map.put("more", true);

        assertThat(map).containsEntry("id", "1").containsEntry("more", true);
    }

    private static <T> T convert(Class<T> type, Object value) throws Exception {
        TypeConverter converter = CAMEL.getTypeConverter();
        return converter.mandatoryConvertTo(type, value);
    }
}
