/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

import io.qlara.camel.whatsapp.client.FailedCall;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a 429 says of the wait: it is none, or one that we can wait for or refuse. */
class RetryAfterFuzzTest {

    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-09T10:30:00Z"), ZoneOffset.UTC);

    @DictionaryFile(resourcePath = "/json.dict")
    @FuzzTest
    void everyWaitIsNeitherNegativeNorTooLong(byte[] input) {
        ApiResponse answer = RawAnswer.of(input);
        Duration wait = new RetryAfter(CLOCK).of(answer).orElse(null);

        assertThat(wait == null || !wait.isNegative()).isTrue();
        assertThat(wait == null ? 0 : wait.toMillis()).isNotNegative();
        QlaraRateLimitException failure = new QlaraRateLimitException("", FailedCall.NONE, wait);
        RetryPolicy policy = new RetryPolicy(3, MAX_RETRY_AFTER, () -> 0.5);
        assertThat(policy.holdAfter(failure, 1)).isBetween(Duration.ZERO, MAX_RETRY_AFTER);
        policy.waitAfter(failure, 1).ifPresent(next -> assertThat(next).isBetween(Duration.ZERO, MAX_RETRY_AFTER));
    }
}
