/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

/**
 * Which failures are followed by another attempt, and after which wait. Only those are whose outcome is known to be
 * harmless; the service's own word on the wait wins.
 */
final class RetryPolicy {

    private static final long FIRST_WAIT = 500;
    private static final long LONGEST_WAIT = 30_000;

    private final int maxRetries;
    private final Duration maxRetryAfter;
    private final DoubleSupplier random;

    /** @param random numbers from 0 to 1, for the jitter */
    RetryPolicy(int maxRetries, Duration maxRetryAfter, DoubleSupplier random) {
        this.maxRetries = maxRetries;
        this.maxRetryAfter = maxRetryAfter;
        this.random = random;
    }

    /**
     * The wait before the next attempt; empty if there is to be none.
     *
     * @param attempts how many attempts there were
     */
    Optional<Duration> waitAfter(QlaraException failure, int attempts) {
        if (attempts > maxRetries || failure.isOutcomeUnknown() || !isPassing(failure)) {
            return Optional.empty();
        }
        Duration byService = failure instanceof QlaraApiException answered ? answered.getRetryAfter() : null;
        if (isNow(byService)) {
            return Optional.of(backOff(attempts));
        }
        return byService.compareTo(maxRetryAfter) > 0 ? Optional.empty() : Optional.of(byService);
    }

    /** How long everything else of the API key has to wait after a 429. */
    Duration holdAfter(QlaraRateLimitException failure, int attempts) {
        Duration byService = isNow(failure.getRetryAfter()) ? backOff(attempts) : failure.getRetryAfter();
        return byService.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : byService;
    }

    /** A service that names no wait, none at all, or a time in the past would otherwise be asked again within milliseconds. */
    private static boolean isNow(Duration byService) {
        return byService == null || byService.isZero() || byService.isNegative();
    }

    private static boolean isPassing(QlaraException failure) {
        return failure instanceof QlaraRateLimitException || failure instanceof QlaraServerException
                || failure instanceof QlaraTransportException;
    }

    /** Doubles from attempt to attempt, of which half is left to chance so that many callers do not come back at once. */
    private Duration backOff(int attempts) {
        long full = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(attempts - 1, 10));
        return Duration.ofMillis(full / 2 + (long) (full / 2.0 * random.getAsDouble()));
    }
}
