/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-04-09T10:30:00Z");

    private final RetryAfter retryAfter = new RetryAfter(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({ "12, 12000", "0, 0", "1.5, 1500", "'Thu, 09 Apr 2026 10:30:07 GMT', 7000", "'Thu, 09 Apr 2026 10:00:00 GMT', 0" })
    void theHeaderIsReadInSecondsAndAsADate(String value, long milliseconds) {
        assertThat(retryAfter.of(answer("{}", "Retry-After", value))).contains(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @CsvSource({ "12, 12000", "\"12\", 12000", "0.25, 250" })
    void theBodyIsReadIfTheHeaderIsAbsent(String value, long milliseconds) {
        assertThat(retryAfter.of(answer("{\"status\":429,\"retryAfter\":" + value + "}"))).contains(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @CsvSource({ "30, 30000", "1775730610, 10000", "1775730605000, 5000", "1000000000, 1000000000000", "1000000001, 0",
            "1000000000000, 998224269400000", "1000000000001, 0" })
    void theResetTimeIsReadInSecondsAndSince1970(String value, long milliseconds) {
        assertThat(retryAfter.of(answer("", "X-RateLimit-Reset", value))).contains(Duration.ofMillis(milliseconds));
    }

    @Test
    void theHeaderWinsOverTheBodyOverTheResetTime() {
        assertThat(retryAfter.of(answer("{\"retryAfter\":2}", "Retry-After", "1", "X-RateLimit-Reset", "3"))).contains(Duration.ofSeconds(1));
        assertThat(retryAfter.of(answer("{\"retryAfter\":2}", "X-RateLimit-Reset", "3"))).contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "soon", "-5", "NaN", "Infinity", "1e400" })
    void whatIsNoTimeAsksForNone(String value) {
        assertThat(retryAfter.of(answer("not json", "Retry-After", value, "X-RateLimit-Reset", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "99999999999999999999", "1e300" })
    void aWaitBeyondAllTimesIsTheLongest(String value) {
        assertThat(retryAfter.of(answer("", "Retry-After", value))).contains(Duration.ofMillis(Long.MAX_VALUE));
    }

    @Test
    void aNumberBeyondAllNumbersAsksForNone() {
        assertThat(retryAfter.of(answer("{\"retryAfter\":1e99999999999}"))).isEmpty();
    }

    @Test
    void aTimeThatIsTooFarAwayForMillisecondsIsTheLongestWaitThatTheyHold() {
        assertThat(retryAfter.of(answer("", "Retry-After", "Sat, 06 Nov +999999999 08:49:37 GMT")))
                .contains(Duration.ofMillis(Long.MAX_VALUE));
    }

    private static ApiResponse answer(String body, String... headers) {
        BasicHttpResponse head = new BasicHttpResponse(429);
        for (int i = 0; i < headers.length; i += 2) {
            head.addHeader(headers[i], headers[i + 1]);
        }
        return new ApiResponse(head, body.getBytes(StandardCharsets.UTF_8), false);
    }
}
