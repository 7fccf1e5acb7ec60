/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** JSON that is made to exhaust its reader or to be read differently by two: refused, or read as it is written. */
class HostileJsonTest {

    private static final int DEEPEST = 1_000;
    private static final int LONGEST_TEXT = 20_000_000;
    private static final int LONGEST_NAME = 50_000;
    private static final int LONGEST_NUMBER = 1_000;

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                arguments("nested arrays", field("[".repeat(DEEPEST) + "]".repeat(DEEPEST))),
                arguments("nested objects", field("{\"a\":".repeat(DEEPEST) + "1" + "}".repeat(DEEPEST))),
                arguments("nested and never closed", field("{\"a\":[".repeat(100_000))),
                arguments("a long text", field("\"" + "a".repeat(LONGEST_TEXT + 1) + "\"")),
                arguments("a long name", "{\"messageId\":\"1\",\"" + "a".repeat(LONGEST_NAME + 1) + "\":1}"),
                arguments("a long whole number", field("9".repeat(LONGEST_NUMBER + 1))),
                arguments("a long fraction", field("0." + "9".repeat(10 * LONGEST_NUMBER))),
                arguments("an exponent beyond all numbers", field("1e99999999999")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void isRefusedIfThereIsTooMuchOfIt(String what, String body) {
        assertRefused(bytes(body));
    }

    @Test
    void isReadUpToTheLimits() throws Exception {
        assertThat(read(field("[".repeat(DEEPEST - 1) + "]".repeat(DEEPEST - 1))).messageId()).isEqualTo("1");
        assertThat(read("{\"messageId\":\"1\",\"" + "a".repeat(LONGEST_NAME) + "\":1}").additionalFields()).hasSize(1);
        assertThat(read(field("9".repeat(LONGEST_NUMBER))).additionalFields()).hasSize(1);
    }

    static Stream<Arguments> otherEncodings() {
        return Stream.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "IBM037", "UTF-7-like")
                .map(name -> arguments(name, Charset.isSupported(name)
                        ? Payloads.DELIVERED.getBytes(Charset.forName(name))
                        : bytes("+AHs-" + Payloads.DELIVERED.substring(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherEncodings")
    void isRefusedInAnyEncodingButUtf8(String name, byte[] body) {
        assertRefused(body);
    }

    static Stream<Arguments> malformedUtf8() {
        return Stream.of(
                arguments("an overlong NUL", new int[] { 0xC0, 0x80 }),
                arguments("an overlong slash", new int[] { 0xE0, 0x80, 0xAF }),
                arguments("half of a surrogate pair", new int[] { 0xED, 0xA0, 0x80 }),
                arguments("a surrogate pair of two characters", new int[] { 0xED, 0xA0, 0xBD, 0xED, 0xB1, 0x8B }),
                arguments("beyond Unicode", new int[] { 0xF4, 0x90, 0x80, 0x80 }),
                arguments("a character that breaks off", new int[] { 0xF0, 0x9F, 0x91 }),
                arguments("a byte that continues nothing", new int[] { 0x80 }),
                arguments("no byte of UTF-8", new int[] { 0xFF }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedUtf8")
    void isRefusedIfItsUtf8IsMalformed(String what, int[] malformed) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\"messageId\":\"1"));
        for (int next : malformed) {
            body.write(next);
        }
        body.writeBytes(bytes("\"}"));

        assertRefused(body.toByteArray());
    }

    static Stream<String> readInTwoWays() {
        return Stream.of("\0" + Payloads.DELIVERED, Payloads.DELIVERED + "\0", "{\"messageId\":\"1\0\"}", "{\"messageId\":\"1\n\"}",
                "\uFEFF\uFEFF" + Payloads.DELIVERED, Payloads.DELIVERED + Payloads.DELIVERED, Payloads.DELIVERED + ",", Payloads.DELIVERED + "]",
                Payloads.DELIVERED + "\n\u001e" + Payloads.DELIVERED, "//\n" + Payloads.DELIVERED, "/**/" + Payloads.DELIVERED,
                "\u00a0" + Payloads.DELIVERED, ")]}',\n" + Payloads.DELIVERED, "{\"messageId\":01}", "{\"messageId\":+1}", "{\"messageId\":.5}",
                "{\"messageId\":NaN}", "{\"messageId\":Infinity}", "{\"messageId\":0x1}", "{messageId:1}", "{\"messageId\":\"\\x41\"}",
                "{\"messageId\":\"1\",\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}", "[{\"messageId\":\"1\"},{\"messageId\":\"2\",\"messageId\":\"2\"}]",
                "{\"messageId\":\"1\",\"\":1,\"\":2}", "[{\"messageId\":\"1\"},]", "[,{\"messageId\":\"1\"}]");
    }

    @ParameterizedTest
    @MethodSource("readInTwoWays")
    void isRefusedIfReadersDifferAboutIt(String body) {
        assertRefused(bytes(body));
    }

    @Test
    void keepsCharactersThatAreOnlyEscaped() throws Exception {
        WebhookEvent event = read("{\"messageId\":\"\\u0000\\u001b[2J\",\"text\":\"\\ud83d\\udc4b\",\"\\u0000\":1}");

        assertThat(event.messageId()).isEqualTo("\0\u001b[2J");
        assertThat(event.text()).isEqualTo("👋");
        assertThat(event.additionalFields()).containsOnlyKeys("\0");
    }

    @Test
    void isNoTypeOfJavaWhateverItSays() throws Exception {
        WebhookEvent event = read("{\"messageId\":\"1\",\"@class\":\"java.lang.Runtime\",\"a\":[\"java.net.URL\",\"http://localhost\"]}");

        assertThat(event.additionalFields()).containsEntry("@class", "java.lang.Runtime")
                .containsEntry("a", List.of("java.net.URL", "http://localhost"));
    }

    private static String field(String value) {
        return "{\"messageId\":\"1\",\"a\":" + value + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WebhookEvent read(String body) throws RefusedCallException {
        return EventReader.read(bytes(body)).events().get(0);
    }

    private static void assertRefused(byte[] body) {
        assertThat(catchThrowable(() -> EventReader.read(body))).isInstanceOfSatisfying(RefusedCallException.class,
                refusal -> assertThat(refusal.answer()).isEqualTo(WebhookAnswer.UNREADABLE));
    }
}
