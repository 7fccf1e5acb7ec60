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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** On each kind of call: which answers are followed by a repeat, after which wait, and whether the outcome is known if none follows. */
class RetriesByMethodTest extends SimulatedServiceTest {

    private static final int DEFAULT_RETRIES = new QlaraWhatsAppConfiguration().getMaxRetries();

    @BeforeEach
    void allowRetries() {
        component.getConfiguration().setMaxRetries(DEFAULT_RETRIES);
    }

    static Stream<Arguments> callsThatArePutOff() {
        return eachCallWith(429, 503);
    }

    /** By itself it would wait half a second at most. */
    @ParameterizedTest
    @MethodSource("callsThatArePutOff")
    void aCallThatIsPutOffIsRepeatedAfterTheWait(ApiCall call, int status) {
        firstAnswer(status(status).withHeader("Retry-After", "0.6"), okJson(call.answer()));
        long begin = System.nanoTime();

        Exchange exchange = make(call);

        assertThat(exchange.getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of(call.request(), 2));
    }

    @ParameterizedTest
    @MethodSource("callsThatArePutOff")
    void aCallThatIsPutOffForTheLastTimeHasAKnownOutcome(ApiCall call, int status) {
        component.getConfiguration().setMaxRetries(0);

        assertFails(call, status, 1, false);
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aServerErrorIsFollowedByARepeatOnlyWhereItDoesNoMoreAndByAnUnknownOutcomeElsewhere(ApiCall call) {
        assertFails(call, 500, call.isRepeatable() ? 1 + DEFAULT_RETRIES : 1, !call.isRepeatable());
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

    static Stream<Arguments> callsThatAreRefused() {
        return eachCallWith(400, 401, 403, 404, 405, 408, 409, 422, 425, 451);
    }

    /** Not even if the answer names a wait. */
    @ParameterizedTest
    @MethodSource("callsThatAreRefused")
    void aCallThatIsRefusedIsNotRepeatedAndHasAKnownOutcome(ApiCall call, int status) {
        assertFails(call, status, 1, false);
    }

    private void assertFails(ApiCall call, int status, int requests, boolean outcomeUnknown) {
        stub(anyCall().willReturn(status(status).withHeader("Retry-After", "0.01")));

        assertThat(make(call).getException()).isInstanceOfSatisfying(QlaraApiException.class, failure -> {
            assertThat(failure.getHttpStatus()).isEqualTo(status);
            assertThat(failure.isOutcomeUnknown()).isEqualTo(outcomeUnknown);
        });
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of(call.request(), requests));
    }

    private Exchange make(ApiCall call) {
        return call(call.uri(), call.body(), Map.of());
    }

    private static Stream<Arguments> eachCallWith(int... statuses) {
        return Stream.of(ApiCall.values()).flatMap(call -> IntStream.of(statuses).mapToObj(status -> arguments(call, status)));
    }

    private void assertIsRepeatedAfter(ResponseDefinitionBuilder answer) {
        firstAnswer(answer, okJson(ApiCall.SEND.answer()));

        Exchange exchange = make(ApiCall.SEND);

        assertThat(exchange.getException()).isNull();
        assertThat(requests()).isEqualTo(2);
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }
}
