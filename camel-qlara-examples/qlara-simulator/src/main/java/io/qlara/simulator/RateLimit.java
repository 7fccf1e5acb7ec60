/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The limits per second and per minute of the one API key; 0 is no limit. Thread-safe. */
final class RateLimit {

    private static final Verdict UNLIMITED = new Verdict(true, 0, Map.of());

    private final Clock clock;
    private final List<SlidingWindow> windows = new ArrayList<>();

    RateLimit(int perSecond, int perMinute, Clock clock) {
        this.clock = clock;
        if (perSecond > 0) {
            windows.add(new SlidingWindow(perSecond, Duration.ofSeconds(1)));
        }
        if (perMinute > 0) {
            windows.add(new SlidingWindow(perMinute, Duration.ofMinutes(1)));
        }
    }

    /** Counts the request if there is room for it in every window. */
    synchronized Verdict admit() {
        if (windows.isEmpty()) {
            return UNLIMITED;
        }
        long now = nanosNow();
        windows.forEach(window -> window.moveTo(now));
        boolean admitted = windows.stream().allMatch(window -> window.remaining() > 0);
        if (admitted) {
            windows.forEach(window -> window.add(now));
        }
        return verdict(admitted, now);
    }

    synchronized void clear() {
        windows.forEach(SlidingWindow::clear);
    }

    private Verdict verdict(boolean admitted, long now) {
        // of several full windows the one that opens last decides when to come back
        SlidingWindow tightest = windows.stream()
                .min(Comparator.comparingInt(SlidingWindow::remaining)
                        .thenComparing(Comparator.<SlidingWindow>comparingLong(window -> window.nanosUntilNextPlace(now)).reversed()))
                .orElseThrow();
        long seconds = wholeSeconds(tightest.nanosUntilNextPlace(now));
        return new Verdict(admitted, seconds, Map.of(
                "X-RateLimit-Limit", String.valueOf(tightest.limit()),
                "X-RateLimit-Remaining", String.valueOf(tightest.remaining()),
                "X-RateLimit-Reset", String.valueOf(seconds)));
    }

    private long nanosNow() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static long wholeSeconds(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (nanos + second - 1) / second);
    }

    /** What became of a request; the headers describe the window that is nearest to its limit. */
    record Verdict(boolean admitted, long secondsToWait, Map<String, String> headers) {

        Answer tooManyRequests() {
            return Answer.error(429, "Too Many Requests", "Rate limit exceeded, retry after " + secondsToWait + " seconds.",
                            Map.of("retryAfter", secondsToWait))
                    .withHeaders(Map.of("Retry-After", String.valueOf(secondsToWait)))
                    .withHeaders(headers);
        }
    }
}
