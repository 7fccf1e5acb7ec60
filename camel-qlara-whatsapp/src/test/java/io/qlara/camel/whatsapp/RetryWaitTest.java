/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

/** A repeat of a send waits as long as the service asks, in whichever way; by itself it would wait half a second at most. */
class RetryWaitTest extends SimulatedServiceTest {

    @BeforeEach
    void allowOneRetry() {
        component.getConfiguration().setMaxRetries(1);
    }

    static Stream<Named<ResponseDefinitionBuilder>> answersThatNameSevenTenthsOfASecond() {
        return Stream.of(
                named("429, Retry-After", status(429).withHeader("Retry-After", "0.7")),
                named("429, body", jsonResponse("{\"retryAfter\":0.7}", 429)),
                named("429, X-RateLimit-Reset", status(429).withHeader("X-RateLimit-Reset", "0.7")),
                named("503, Retry-After", status(503).withHeader("Retry-After", "0.7")));
    }

    @ParameterizedTest
    @MethodSource("answersThatNameSevenTenthsOfASecond")
    void aSendWaitsAsLongAsTheAnswerNames(ResponseDefinitionBuilder answer) {
        long begin = System.nanoTime();

        assertIsRepeatedAfter(answer);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    static Stream<Named<Function<Instant, ResponseDefinitionBuilder>>> answersThatNameATime() {
        return Stream.of(
                named("429, Retry-After", time -> status(429).withHeader("Retry-After", httpDate(time))),
                named("503, Retry-After", time -> status(503).withHeader("Retry-After", httpDate(time))),
                named("429, X-RateLimit-Reset in seconds", time -> status(429).withHeader("X-RateLimit-Reset", "" + time.getEpochSecond())),
                named("429, X-RateLimit-Reset in milliseconds", time -> status(429).withHeader("X-RateLimit-Reset", "" + time.toEpochMilli())));
    }

    @ParameterizedTest
    @MethodSource("answersThatNameATime")
    void aSendWaitsForTheTimeThatTheAnswerNames(Function<Instant, ResponseDefinitionBuilder> answer) {
        Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);

        assertIsRepeatedAfter(answer.apply(time));

        assertThat(Instant.now()).isAfterOrEqualTo(time);
    }

    private void assertIsRepeatedAfter(ResponseDefinitionBuilder answer) {
        firstAnswer(answer, okJson(ApiCall.SEND.answer()));

        Exchange exchange = call(ApiCall.SEND.uri(), ApiCall.SEND.body(), Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(requests()).isEqualTo(2);
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }
}
