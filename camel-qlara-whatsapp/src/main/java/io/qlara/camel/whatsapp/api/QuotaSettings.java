/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;

import io.qlara.camel.whatsapp.client.RateLimiter;

/**
 * How many requests of one API key may leave and wait.
 *
 * @param requestsPerSecond how many may leave in a second; 0 for no limit
 * @param requestsPerMinute how many may leave in a minute; 0 for no limit
 * @param margin            how much longer than a second and a minute these limits hold, because requests do not all travel equally fast
 * @param rateLimiter       replaces both limits; null for none
 * @param maxQueued         how many may wait for a permit or a connection
 */
public record QuotaSettings(int requestsPerSecond, int requestsPerMinute, Duration margin, RateLimiter rateLimiter, int maxQueued) {

    /** About how many requests leave within that time; as many as there are if a rate limiter of the application decides, or no limit is set. */
    public long served(Duration time) {
        if (rateLimiter != null) {
            return Long.MAX_VALUE;
        }
        long bySecond = requestsPerSecond == 0 ? Long.MAX_VALUE : time.toMillis() * requestsPerSecond / (1000 + margin.toMillis());
        long byMinute = requestsPerMinute == 0 ? Long.MAX_VALUE : requestsPerMinute * minutesBegunIn(time);
        return Math.min(bySecond, byMinute);
    }

    /** A minute that begins when the time is over is too late. */
    private long minutesBegunIn(Duration time) {
        long minute = 60_000 + margin.toMillis();
        return (time.toMillis() + minute - 1) / minute;
    }
}
