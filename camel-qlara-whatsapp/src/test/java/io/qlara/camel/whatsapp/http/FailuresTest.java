/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTest {

    private final Failures failures = new Failures(Clock.systemUTC());
    private final ApiCall call = new ApiCall("POST", URI.create("https://qlara.example/send"), List.of("send"), new byte[0]);

    @Test
    void oneThatFindsTheQueueFullNamesTheOption() {
        assertThat(failures.queueFull(call)).hasMessageContaining("maxQueued");
        assertThat(failures.queueFull(call).isOutcomeUnknown()).isFalse();
    }

    @Test
    void theCauseOfAFailureOfTheRateLimiterIsItsOwn() {
        IllegalStateException failure = new IllegalStateException("the grid is gone");

        assertThat(failures.rateLimiterFailed(call, failure)).hasCause(failure).hasMessageContaining("IllegalStateException");
        assertThat(failures.rateLimiterFailed(call, new CompletionException(failure))).hasCause(failure).hasMessageContaining("IllegalStateException");
    }

    @Test
    void aFailureWithoutACauseIsTheCause() {
        CompletionException failure = new CompletionException("no more", null);

        assertThat(failures.rateLimiterFailed(call, failure)).hasCause(failure);
    }
}
