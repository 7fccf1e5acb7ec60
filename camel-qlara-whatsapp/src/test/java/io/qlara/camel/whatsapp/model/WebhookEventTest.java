/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WebhookEventTest {

    @Test
    void theFirstGenerationIsRead() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "wamid.X", "destination", "+391", "status", 3, "timestamp",
                "2024-01-15T10:30:45Z"));

        assertThat(event).isEqualTo(new WebhookEvent("DELIVERY", "wamid.X", null, "+391", null, null, 3, "DELIVERED", null, null,
                null, Instant.parse("2024-01-15T10:30:45Z"), Map.of()));
    }

    @Test
    void theSecondGenerationWithAWordForItsStatusIsRead() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "msg_1", "customerMessageId", "ref", "phoneNumber", "+391",
                "status", "EXPIRED", "timestamp", "2025-04-08T14:30:00Z", "channel", "sms", "error", "too late"));

        assertThat(event).isEqualTo(new WebhookEvent("DELIVERY", "msg_1", "ref", "+391", null, "sms", null, "EXPIRED", "too late",
                null, null, Instant.parse("2025-04-08T14:30:00Z"), Map.of()));
    }

    @Test
    void theThirdGenerationOfADeliveryIsRead() {
        WebhookEvent event = WebhookEvent.of(Map.of("eventType", "DELIVERY", "messageId", "u", "customerMessageId", "order-1",
                "destination", "+391", "statusCode", 6, "description", "not delivered", "channel", "WHATSAPP", "price", 0.035));

        assertThat(event).isEqualTo(new WebhookEvent("DELIVERY", "u", "order-1", "+391", null, "WHATSAPP", 6, "UNDELIVERABLE",
                "not delivered", null, null, null, Map.of("price", 0.035)));
    }

    @Test
    void anInboundMessageIsRead() {
        WebhookEvent event = WebhookEvent.of(Map.of("channel", "RCS", "eventType", "INBOUND", "source", "+391", "destination", "+392",
                "receivedDate", "2025-10-31T10:59:05.099Z", "messageType", "TEXT", "text", "dov'\u00e8?"));

        assertThat(event).isEqualTo(new WebhookEvent("INBOUND", null, null, "+392", "+391", "RCS", null, null, null, "dov'\u00e8?",
                "TEXT", Instant.parse("2025-10-31T10:59:05.099Z"), Map.of()));
    }

    @Test
    void aReadReceiptHasNoStatusName() {
        assertThat(WebhookEvent.of(Map.of("eventType", "READ", "messageId", "u", "eventDate", "2025-10-16T10:42:18Z")).statusName()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "3, DELIVERED", "6, UNDELIVERABLE", "'3', DELIVERED", "5, UNKNOWN", "99999999999, 99999999999" })
    void aStatusNumberHasItsName(String status, String name) {
        assertThat(WebhookEvent.of(Map.of("messageId", "m", "status", status)).statusName()).isEqualTo(name);
    }

    @Test
    void aDeliveryWithoutAStatusIsUnknown() {
        assertThat(WebhookEvent.of(Map.of("messageId", "m")).statusName()).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({ "delivery, DELIVERY", "Inbound, INBOUND", "TYPING, TYPING", "typing, typing" })
    void aTypeIsTheSendersOwnWordUnlessItIsKnown(String given, String expected) {
        assertThat(WebhookEvent.of(Map.of("eventType", given, "messageId", "m")).eventType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "2026-04-09T12:30:00+02:00", "2026-04-09T10:30:00Z", "2026-04-09T10:30:00.000Z", "2026-04-09T10:30:00",
            "2026-04-09T10:30:00+0000", "2026-04-09T12:30:00+02", "2026-04-09 12:30:00.000+0200", "2026-04-09 10:30:00",
            "2026-04-09T12:30:00+02:00[Europe/Rome]" })
    void aTimestampIsReadWithAndWithoutAnOffset(String text) {
        assertThat(WebhookEvent.of(Map.of("timestamp", text)).timestamp()).isEqualTo(Instant.parse("2026-04-09T10:30:00Z"));
    }

    @Test
    void aTimestampIsReadAsSecondsAndMillisecondsSince1970() {
        assertThat(WebhookEvent.of(Map.of("timestamp", 1775730600)).timestamp()).isEqualTo(Instant.parse("2026-04-09T10:30:00Z"));
        assertThat(WebhookEvent.of(Map.of("timestamp", 1775730600123L)).timestamp()).isEqualTo(Instant.parse("2026-04-09T10:30:00.123Z"));
    }

    @Test
    void whatCanNotBeReadStaysAmongTheUnknownFields() {
        Map<String, Object> odd = Map.of("timestamp", "yesterday", "text", Map.of("body", "x"));

        assertThat(WebhookEvent.of(odd).additionalFields()).isEqualTo(odd);
    }

    @Test
    void whatIsWrittenIsReadAsTheSameEvent() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "m", "status", "SENT", "phoneNumber", "+391", "channel", "sms",
                "timestamp", "2026-04-09T10:30:00Z", "numPart", 2));

        assertThat(WebhookEvent.of(event.toMap())).isEqualTo(event);
    }

    @Test
    void theIdIsTheSameForARepeatAndIn64HexadecimalDigits() {
        assertThat(delivery("messageId", "m").id()).matches("[0-9a-f]{64}")
                .isEqualTo(delivery("messageId", "m", "description", "other words", "timestamp", "2026-01-01T00:00:00Z").id());
    }

    static Stream<Arguments> differences() {
        return Stream.of(arguments("messageId", "other"), arguments("status", 6), arguments("status", "SENT"),
                arguments("channel", "SMS"), arguments("source", "+399"), arguments("destination", "+399"),
                arguments("numPart", 2), arguments("eventType", "READ"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void theIdDiffersWhereTheEventDoes(String field, Object value) {
        assertThat(delivery(field, value).id()).isNotEqualTo(delivery().id());
    }

    @Test
    void theIdOfAnEventWithoutAMessageIdTellsTimeAndText() {
        Map<String, Object> inbound = Map.of("eventType", "INBOUND", "source", "+391", "text", "a", "timestamp", "2026-01-01T00:00:00Z");
        Map<String, Object> laterOne = new HashMap<>(inbound);
        laterOne.put("timestamp", "2026-01-01T00:00:01Z");
        Map<String, Object> otherText = new HashMap<>(inbound);
        otherText.put("text", "b");

        assertThat(Stream.of(inbound, laterOne, otherText).map(WebhookEvent::of).map(WebhookEvent::id)).doesNotHaveDuplicates();
    }

    @Test
    void theIdOfAnEventWithABlankMessageIdTellsTimeAndTextToo() {
        assertThat(delivery("messageId", "", "text", "a").id()).isNotEqualTo(delivery("messageId", "", "text", "b").id());
        assertThat(delivery("messageId", " ").messageId()).isNull();
    }

    @Test
    void theIdOfAnEventWithoutAMessageIdTellsATimeThatCanNotBeRead() {
        assertThat(delivery("messageId", null, "timestamp", "09/04/2026 10:32").id())
                .isNotEqualTo(delivery("messageId", null, "timestamp", "09/04/2026 10:45").id());
    }

    @Test
    void partsThatRunTogetherAreNotTheSame() {
        assertThat(delivery("source", "ab", "destination", "c").id()).isNotEqualTo(delivery("source", "a", "destination", "bc").id());
    }

    @Test
    void aStatusWithADecimalPointIsTheSameNumber() {
        assertThat(delivery("status", 3.0).status()).isEqualTo(3);
    }

    @Test
    void itsTextShowsNeitherNumbersNorText() {
        assertThat(WebhookEvent.of(Map.of("eventType", "INBOUND", "source", "+391", "destination", "+392", "text", "hello")).toString())
                .doesNotContain("+391", "+392", "hello");
    }

    @ParameterizedTest
    @CsvSource({ "STATUS, status", "STATUS, statusName", "READ, status", "DELIVERY, statusCode", "DELIVERY, statusName" })
    void theIdTellsTheSendersOwnWordForTheStatus(String eventType, String field) {
        Map<String, Object> sent = Map.of("eventType", eventType, "messageId", "m", field, "SENT");
        Map<String, Object> failed = Map.of("eventType", eventType, "messageId", "m", field, "FAILED");

        assertThat(WebhookEvent.of(sent).id()).isNotEqualTo(WebhookEvent.of(failed).id());
        assertThat(WebhookEvent.of(WebhookEvent.of(sent).toMap()).id()).isEqualTo(WebhookEvent.of(sent).id());
    }

    @Test
    void aWordInPlaceOfTheStatusNumberIsTheStatusName() {
        assertThat(WebhookEvent.of(Map.of("messageId", "m", "statusCode", "SENT")).statusName()).isEqualTo("SENT");
    }

    @Test
    void aWordThatSaysSomethingElseThanTheNumberStaysReachable() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "m", "statusCode", 6, "status", "ERROR"));

        assertThat(event.statusName()).isEqualTo("UNDELIVERABLE");
        assertThat(event.additionalFields()).isEqualTo(Map.of("status", "ERROR"));
    }

    static Stream<Map<String, Object>> eventsThatSayOneThingTwice() {
        return Stream.of(
                Map.of("statusCode", 3, "status", "SENT"),
                Map.of("statusCode", 3, "status", 6),
                Map.of("statusCode", 3, "statusName", "WEIRD"),
                Map.of("eventType", "READ", "statusCode", 3, "status", "READ"),
                Map.of("timestamp", "junk", "eventDate", "2024-01-15T10:30:45Z"),
                Map.of("destination", "", "phoneNumber", "+391"),
                Map.of("customerMessageId", "", "customMessageId", "order-1"),
                Map.of("description", Map.of("code", 1), "error", "too late"));
    }

    @ParameterizedTest
    @MethodSource("eventsThatSayOneThingTwice")
    void isTheSameAfterItWasWrittenAndRead(Map<String, Object> fields) {
        WebhookEvent event = WebhookEvent.of(fields);

        assertThat(WebhookEvent.of(event.toMap())).isEqualTo(event);
    }

    @Test
    void theIdOfAnEventWithoutAMessageIdTellsATextThatIsAnObject() {
        assertThat(delivery("messageId", null, "text", Map.of("body", "a")).id())
                .isNotEqualTo(delivery("messageId", null, "text", Map.of("body", "b")).id());
    }

    @Test
    void theIdOfAnEventWithoutAMessageIdAndATextTellsWhatElseIsInIt() {
        assertThat(delivery("messageId", null, "eventType", "INBOUND", "mediaKey", "a").id())
                .isNotEqualTo(delivery("messageId", null, "eventType", "INBOUND", "mediaKey", "b").id());
        assertThat(delivery("messageId", null, "price", 1).id()).isEqualTo(delivery("messageId", null, "price", 2).id());
        assertThat(delivery("messageId", null, "text", "Ciao", "price", 1).id())
                .isEqualTo(delivery("messageId", null, "text", "Ciao", "price", 2).id());
    }

    @Test
    void aStatusOfMoreDigitsThanAnyNumberHasIsAWord() {
        String digits = "7".repeat(10_000_000);

        WebhookEvent event = assertTimeout(Duration.ofSeconds(30), () -> WebhookEvent.of(Map.of("messageId", "m", "status", digits)));

        assertThat(event.status()).isNull();
        assertThat(event.statusName()).isSameAs(digits);
    }

    @Test
    void aBlankFieldSaysNothingAndHidesNoOther() {
        WebhookEvent event = WebhookEvent.of(Map.of("messageId", "m", "customerMessageId", "", "destination", " ", "phoneNumber", "+391"));

        assertThat(event.customMessageId()).isNull();
        assertThat(event.destination()).isEqualTo("+391");
    }

    @ParameterizedTest
    @CsvSource({ "1775730600, 2026-04-09T10:30:00Z", "1775730600123, 2026-04-09T10:30:00.123Z" })
    void aTimestampIsReadAsDigitsToo(String digits, Instant time) {
        assertThat(WebhookEvent.of(Map.of("timestamp", digits)).timestamp()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = { "20240115103045", "202401151030", "1705314645000000" })
    void digitsThatMayBeADateAreNoTimestamp(String digits) {
        assertThat(WebhookEvent.of(Map.of("timestamp", digits)).timestamp()).isNull();
    }

    static Stream<Number> tooFarAway() {
        return Stream.of(new BigInteger("99999999999999999999999"), new BigDecimal("1E+999999999"), Double.NaN, Long.MAX_VALUE, Long.MIN_VALUE,
                20240115103045L, 202401151030L, 20240115, 1705314645000000L, 0);
    }

    @ParameterizedTest
    @MethodSource("tooFarAway")
    void aTimestampTooFarAwayIsNone(Number number) {
        WebhookEvent event = WebhookEvent.of(Map.of("timestamp", number));

        assertThat(event.timestamp()).isNull();
        assertThat(event.additionalFields()).containsEntry("timestamp", number);
    }

    @ParameterizedTest
    @CsvSource({ "SENT, 10", "UNDELIVERABLE, 20", "6, 20", "ERROR, 20", "EXPIRED, 20", "DELIVERED, 30", "3, 30", "delivered, 30", "RECEIVED, 30",
            "READ, 40", "UNKNOWN, 0", "5, 0", "whatever, 0", "'', 0" })
    void aDeliveryTellsHowFarTheMessageHasGot(String status, int rank) {
        assertThat(WebhookEvent.of(Map.of("messageId", "m", "status", status)).statusRank()).isEqualTo(rank);
    }

    @Test
    void aReadReceiptTellsThatTheMessageHasGotToItsEndAndAnInboundMessageTellsNothing() {
        assertThat(WebhookEvent.of(Map.of("eventType", "READ", "messageId", "m")).statusRank()).isEqualTo(40);
        assertThat(WebhookEvent.of(Map.of("eventType", "INBOUND", "messageId", "m", "status", "SENT")).statusRank()).isNull();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(Map.of("error", Map.of("code", 131026, "message", "not on WhatsApp")), "not on WhatsApp"),
                arguments(Map.of("error", Map.of("description", "too late")), "too late"),
                arguments(Map.of("error", Map.of("message", " ", "description", "too late")), "too late"),
                arguments(Map.of("error", Map.of("message", "a", "description", "b")), "a"),
                arguments(Map.of("error", Map.of("message", "a"), "description", "said"), "said"),
                arguments(Map.of("error", Map.of("message", Map.of())), null),
                arguments(Map.of("error", Map.of()), null));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theDescriptionIsAlsoTakenFromAnErrorObjectWhichStaysWhole(Map<String, Object> fields, String description) {
        WebhookEvent event = WebhookEvent.of(fields);

        assertThat(event.description()).isEqualTo(description);
        assertThat(event.additionalFields()).containsEntry("error", fields.get("error"));
        assertThat(WebhookEvent.of(event.toMap())).isEqualTo(event);
    }

    private static WebhookEvent delivery(Object... changes) {
        Map<String, Object> fields = new HashMap<>(Map.of("messageId", "m", "status", 3, "channel", "WHATSAPP", "source", "s",
                "destination", "d", "numPart", 1));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        return WebhookEvent.of(fields);
    }
}
