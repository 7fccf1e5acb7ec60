/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.FailedCall;
import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.client.QlaraConflictException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {

    private static final FailedCall CALL = FailedCall.NONE;

    private final RetryPolicy longestWaits = new RetryPolicy(10, Duration.ofSeconds(60), () -> 1);
    private final RetryPolicy shortestWaits = new RetryPolicy(10, Duration.ofSeconds(60), () -> 0);

    static Stream<QlaraException> lasting() {
        return Stream.of(new QlaraValidationException("send", List.of("x")), new QlaraBadRequestException("x", CALL),
                new QlaraAuthenticationException("x", CALL), new QlaraNotFoundException("x", CALL), new QlaraConflictException("x", CALL),
                new QlaraApiException("x", CALL), new QlaraMessageRejectedException("x", CALL, null),
                new QlaraQueueFullException("x", CALL), new QlaraTimeoutException("x", CALL, false, null),
                new QlaraServerException("x", CALL, true, null), new QlaraTransportException("x", CALL, true, null));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatLastsOrMayHaveBeenDoneIsNotRepeated(QlaraException failure) {
        assertThat(longestWaits.waitAfter(failure, 1)).isEmpty();
    }

    static Stream<QlaraException> passing() {
        return Stream.of(new QlaraRateLimitException("x", CALL, null), new QlaraServerException("x", CALL, false, null),
                new QlaraTransportException("x", CALL, false, null));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesAndDidNothingIsRepeatedAsOftenAsAllowed(QlaraException failure) {
        RetryPolicy policy = new RetryPolicy(2, Duration.ofSeconds(60), () -> 0);

        assertThat(policy.waitAfter(failure, 1)).isPresent();
        assertThat(policy.waitAfter(failure, 2)).isPresent();
        assertThat(policy.waitAfter(failure, 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "1, 250, 500", "2, 500, 1000", "3, 1000, 2000", "6, 8000, 16000", "7, 15000, 30000", "10, 15000, 30000" })
    void theWaitDoublesUpToThirtySecondsOfWhichHalfIsChance(int attempts, long shortest, long longest) {
        QlaraException failure = new QlaraTransportException("x", CALL, false, null);

        assertThat(shortestWaits.waitAfter(failure, attempts)).contains(Duration.ofMillis(shortest));
        assertThat(longestWaits.waitAfter(failure, attempts)).contains(Duration.ofMillis(longest));
    }

    @Test
    void aServiceThatNamesNoWaitAtAllIsNotAskedAgainAtOnce() {
        QlaraRateLimitException atOnce = new QlaraRateLimitException("x", CALL, Duration.ZERO);

        assertThat(longestWaits.waitAfter(atOnce, 1)).contains(Duration.ofMillis(500));
        assertThat(longestWaits.holdAfter(atOnce, 1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theServicesWordWinsUpToTheLongestAllowed() {
        assertThat(longestWaits.waitAfter(new QlaraRateLimitException("x", CALL, Duration.ofSeconds(60)), 1)).contains(Duration.ofSeconds(60));
        assertThat(longestWaits.waitAfter(new QlaraServerException("x", CALL, false, Duration.ofMillis(1)), 1)).contains(Duration.ofMillis(1));
        assertThat(longestWaits.waitAfter(new QlaraRateLimitException("x", CALL, Duration.ofSeconds(61)), 1)).isEmpty();
    }

    @Test
    void othersAreHeldBackAsLongAsTheServiceAskedButNoLongerThanAllowed() {
        assertThat(longestWaits.holdAfter(new QlaraRateLimitException("x", CALL, Duration.ofSeconds(7)), 1)).isEqualTo(Duration.ofSeconds(7));
        assertThat(longestWaits.holdAfter(new QlaraRateLimitException("x", CALL, Duration.ofHours(1)), 1)).isEqualTo(Duration.ofSeconds(60));
        assertThat(longestWaits.holdAfter(new QlaraRateLimitException("x", CALL, null), 1)).isEqualTo(Duration.ofMillis(500));
    }
}
