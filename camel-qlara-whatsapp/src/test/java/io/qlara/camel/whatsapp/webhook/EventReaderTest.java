/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventReaderTest {

    @Test
    void readsAnObjectAsOneEvent() throws Exception {
        assertThat(read(Payloads.DELIVERED)).extracting(WebhookEvent::messageId).containsExactly("wamid.1");
    }

    @Test
    void readsAnArrayInItsOrder() throws Exception {
        assertThat(read(Payloads.batch("1", "2", "3"))).extracting(WebhookEvent::messageId).containsExactly("1", "2", "3");
    }

    @Test
    void readsUtf8WithAndWithoutAByteOrderMark() throws Exception {
        assertThat(read("\uFEFF{\"eventType\":\"INBOUND\",\"text\":\"grüß 👋\"}").get(0).text()).isEqualTo("grüß 👋");
        assertThat(read("{\"eventType\":\"INBOUND\",\"text\":\"grüß 👋\"}").get(0).text()).isEqualTo("grüß 👋");
    }

    @Test
    void keepsUnknownFieldsAndTheDigitsOfNumbers() throws Exception {
        WebhookEvent event = read("{\"messageId\":\"1\",\"price\":0.0350,\"extra\":{\"a\":[1,null]}}").get(0);

        assertThat(event.additionalFields().get("price")).hasToString("0.0350");
        assertThat(event.additionalFields().get("extra")).hasToString("{a=[1, null]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "messageId", "eventType", "source", "destination", "phoneNumber" })
    void takesAnEventThatHasOneFieldToGoBy(String field) throws Exception {
        assertThat(read("{\"" + field + "\":\"x\"}")).hasSize(1);
        assertThat(read("{\"" + field + "\":5}")).hasSize(1);
    }

    @Test
    void passesOverWhatIsNoEventInAnArray() throws Exception {
        ReceivedEvents received = EventReader.read(("[5," + Payloads.DELIVERED + ",{},[" + Payloads.READ + "],null]").getBytes(StandardCharsets.UTF_8));

        assertThat(received.events()).extracting(WebhookEvent::messageId).containsExactly("wamid.1");
        assertThat(received.unusableElements()).isEqualTo(4);
    }

    static Stream<String> unreadableBodies() {
        return Stream.of("", " ", "\uFEFF", "hello", "null", "5", "\"messageId\"", "[]", "[[]]", "[5]", "[null]", "{}", "[{}]",
                "{\"text\":\"hello\",\"status\":3}", "{\"messageId\":\" \"}", "{\"messageId\":null}", "{\"messageId\":{}}",
                "{\"messageId\":[\"1\"]}", "{\"messageId\":true}", "{\"messageId\":\"1\"", "{\"messageId\":\"1\"}}",
                "{\"messageId\":\"1\"} {\"messageId\":\"2\"}", "{'messageId':'1'}", "{\"messageId\":\"1\",}",
                "{\"messageId\":\"1\",\"messageId\":\"2\"}", "{\"messageId\":\"1\",\"message\\u0049d\":\"2\"}",
                "{\"messageId\":\"1\",\"a\":{\"b\":1,\"b\":2}}", "[{},5,null]",
                "[".repeat(100_000), "{\"messageId\":\"1\",\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
                "{\"messageId\":\"1\",\"a\":" + "9".repeat(2_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void refusesWhatHoldsNoEvent(String body) {
        assertThat(refusal(body.getBytes(StandardCharsets.UTF_8)).answer()).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] latin1 = "{\"messageId\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(latin1).answer()).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void refusesOtherEncodingsOfUnicode() {
        assertThat(refusal(Payloads.DELIVERED.getBytes(StandardCharsets.UTF_16)).answer()).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void doesNotRepeatWhatWasSentInTheReason() {
        RefusedCallException refusal = refusal("{\"text\":\"my secret\" oops".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).hasMessageNotContaining("secret").hasMessageNotContaining("oops").hasNoCause();
    }

    private static List<WebhookEvent> read(String body) throws RefusedCallException {
        return EventReader.read(body.getBytes(StandardCharsets.UTF_8)).events();
    }

    private static RefusedCallException refusal(byte[] body) {
        return catchThrowableOfType(RefusedCallException.class, () -> EventReader.read(body));
    }
}
