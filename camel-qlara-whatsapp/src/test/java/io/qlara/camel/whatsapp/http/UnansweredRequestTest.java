/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.api.ApiPaths;

import static org.assertj.core.api.Assertions.assertThat;

class UnansweredRequestTest {

    private final UnansweredRequest request = UnansweredRequest.of(new ApiRequest("POST", ApiPaths.SEND, Map.of(), new byte[0]), false);

    @Test
    void oneThatFindsTheQueueFullNamesTheOption() {
        assertThat(request.queueFull()).hasMessageContaining("maxQueued");
        assertThat(request.queueFull().isOutcomeUnknown()).isFalse();
    }

    @Test
    void theCauseOfAFailureOfTheRateLimiterIsItsOwn() {
        IllegalStateException failure = new IllegalStateException("the grid is gone");

        assertThat(request.rateLimiterFailed(failure)).hasCause(failure).hasMessageContaining("IllegalStateException");
        assertThat(request.rateLimiterFailed(new CompletionException(failure))).hasCause(failure).hasMessageContaining("IllegalStateException");
    }

    @Test
    void aFailureWithoutACauseIsTheCause() {
        CompletionException failure = new CompletionException("no more", null);

        assertThat(request.rateLimiterFailed(failure)).hasCause(failure);
    }
}
