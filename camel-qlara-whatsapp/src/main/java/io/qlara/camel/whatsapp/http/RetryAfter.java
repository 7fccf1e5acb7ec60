/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.hc.client5.http.utils.DateUtils;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds out how long the service wants to be left alone: the first that it says of header, body and reset time. */
final class RetryAfter {

    private static final long FIRST_EPOCH_MILLISECONDS = 1_000_000_000_000L;
    private static final long FIRST_EPOCH_SECONDS = 1_000_000_000L;
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The wait that the response asks for, never negative nor too long for milliseconds; empty if it asks for none. */
    Optional<Duration> of(ApiResponse response) {
        return Stream.<Supplier<Optional<Duration>>>of(
                () -> ofHeader(response), () -> ofBody(response), () -> ofReset(response.header("X-RateLimit-Reset")))
                .map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** The wait that the header {@code Retry-After} asks for, in seconds or as a date. */
    Optional<Duration> ofHeader(ApiResponse response) {
        String value = response.header("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        Optional<Duration> seconds = seconds(value);
        return seconds.isPresent() ? seconds : Optional.ofNullable(DateUtils.parseStandardDate(value)).map(this::until);
    }

    private static Optional<Duration> ofBody(ApiResponse response) {
        try {
            JsonNode retryAfter = JsonCodec.readTree(response.body()).path("retryAfter");
            return retryAfter.isValueNode() ? seconds(retryAfter.asText()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> ofReset(String value) {
        return value == null ? Optional.empty() : seconds(value).map(reset -> {
            if (reset.toSeconds() > FIRST_EPOCH_MILLISECONDS) {
                return until(Instant.ofEpochMilli(reset.toSeconds()));
            }
            return reset.toSeconds() > FIRST_EPOCH_SECONDS ? until(Instant.ofEpochSecond(reset.toSeconds())) : reset;
        });
    }

    private Duration until(Instant time) {
        Duration wait = Duration.between(clock.instant(), time);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Duration> seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            // the cast ends at the longest
            return seconds >= 0 && seconds < Double.POSITIVE_INFINITY ? Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
