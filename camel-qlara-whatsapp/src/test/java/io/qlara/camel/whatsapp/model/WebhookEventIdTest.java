/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Different events never have one id; the same event always has the same. */
class WebhookEventIdTest {

    private static final Map<String, Object> DELIVERY_BY_OWN_ID = Map.of("eventType", "DELIVERY", "customerMessageId", "order-1",
            "destination", "+393401234567", "statusCode", 3, "timestamp", "2026-04-09T10:30:00Z");
    private static final Map<String, Object> READ_BY_OWN_ID = Map.of("eventType", "READ", "customMessageId", "order-1",
            "phoneNumber", "+393401234567", "eventDate", "2026-04-09T10:30:00Z");
    private static final Map<String, Object> CLICK = Map.of("eventType", "CLICK", "messageId", "m1", "destination", "+393401234567",
            "link", "https://a", "timestamp", "2026-04-09T10:30:00Z", "browser", Map.of("name", "b", "versions", List.of(1, 2)));
    private static final Map<String, Object> PICTURE = Map.of("eventType", "INBOUND", "source", "+39340", "messageType", "IMAGE",
            "text", "look", "mediaKey", "k1", "timestamp", "2026-04-09T10:30:00Z", "description", "a");
    private static final Map<String, Object> DELIVERY = Map.of("messageId", "m1", "status", 3, "channel", "SMS", "numPart", 1);

    static Stream<Arguments> differentEvents() {
        return Stream.of(
                arguments(DELIVERY_BY_OWN_ID, "customerMessageId", "order-2"),
                arguments(DELIVERY_BY_OWN_ID, "timestamp", "2026-04-09T10:30:00.001Z"),
                arguments(DELIVERY_BY_OWN_ID, "timestamp", "at noon"),
                arguments(DELIVERY_BY_OWN_ID, "customerMessageId", Map.of("id", "order-2")),
                arguments(READ_BY_OWN_ID, "customMessageId", "order-2"),
                arguments(READ_BY_OWN_ID, "customMessageId", null),
                arguments(CLICK, "link", "https://b"),
                arguments(CLICK, "timestamp", "2026-04-09T10:31:00Z"),
                arguments(CLICK, "browser", Map.of("name", "b", "versions", List.of(2, 1))),
                arguments(CLICK, "browser", Map.of("name", "b", "versions", List.of("1", 2))),
                arguments(CLICK, "browser", Map.of("name", "b", "versions", List.of())),
                arguments(CLICK, "description", "with a word more"),
                arguments(PICTURE, "mediaKey", "k2"),
                arguments(PICTURE, "description", "b"),
                arguments(PICTURE, "messageType", "STICKER"),
                arguments(PICTURE, "customerMessageId", "order-1"),
                arguments(DELIVERY, "status", Map.of("code", 6)),
                arguments(DELIVERY, "messageId", Map.of("id", "m2")),
                arguments(DELIVERY, "source", Map.of("number", "+39340")),
                arguments(DELIVERY, "numPart", List.of(2)));
    }

    @ParameterizedTest
    @MethodSource("differentEvents")
    void differsWhereAnEventSaysSomethingElse(Map<String, Object> fields, String changedField, Object value) {
        assertThat(id(with(fields, changedField, value))).isNotEqualTo(id(fields));
    }

    static Stream<Arguments> theSameEvents() {
        return Stream.of(
                arguments(DELIVERY, "messageId", new StringBuilder("m1")),
                arguments(DELIVERY, "status", "3"),
                arguments(DELIVERY, "status", 3.0),
                arguments(DELIVERY, "channel", "sms"),
                arguments(DELIVERY, "numPart", "1"),
                arguments(DELIVERY, "numPart", new BigDecimal("1.0")),
                arguments(DELIVERY, "description", "receipts of one message say it in other words"),
                arguments(DELIVERY_BY_OWN_ID, "messageId", " "),
                arguments(DELIVERY_BY_OWN_ID, "timestamp", "2026-04-09T12:30:00+02:00"),
                arguments(CLICK, "channel", null),
                arguments(CLICK, "browser", Map.of("versions", Arrays.asList(1L, new BigDecimal("2.00")), "name", "b")));
    }

    @ParameterizedTest
    @MethodSource("theSameEvents")
    void isTheSameWhereAnEventSaysTheSame(Map<String, Object> fields, String changedField, Object value) {
        assertThat(id(with(fields, changedField, value))).isEqualTo(id(fields));
    }

    static Stream<Map<String, Object>> events() {
        return Stream.of(DELIVERY, DELIVERY_BY_OWN_ID, READ_BY_OWN_ID, CLICK, PICTURE);
    }

    @ParameterizedTest
    @MethodSource("events")
    void doesNotDependOnTheOrderOfTheFields(Map<String, Object> fields) {
        Map<String, Object> reversed = new LinkedHashMap<>();
        fields.keySet().stream().sorted((one, other) -> other.compareTo(one)).forEach(name -> reversed.put(name, fields.get(name)));
        Map<String, Object> sorted = new LinkedHashMap<>();
        fields.keySet().stream().sorted().forEach(name -> sorted.put(name, fields.get(name)));

        assertThat(id(reversed)).isEqualTo(id(sorted));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static String id(Map<String, Object> fields) {
        return WebhookEvent.of(fields).id();
    }
}
