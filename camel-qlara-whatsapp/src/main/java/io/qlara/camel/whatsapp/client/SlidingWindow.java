/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;

/**
 * Remembers when the last requests left, so that no window of time, wherever it begins, holds more than a limit. Times
 * are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class SlidingWindow {

    private final long[] departures;
    private final long length;
    private long count;

    /** A window of that length, in which at most so many requests may leave. */
    SlidingWindow(int limit, Duration length) {
        this.departures = new long[limit];
        this.length = length.toNanos();
    }

    /** How long the next request has to wait, in nanoseconds; 0 or less if it may leave. */
    long waitAt(long now) {
        return count < departures.length ? 0 : departures[oldest()] + length - now;
    }

    void departed(long now) {
        departures[oldest()] = now;
        count++;
    }

    /** The place of the request that left as many requests ago as the window may hold. */
    private int oldest() {
        return (int) (count % departures.length);
    }
}
