/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers when the last requests left, so that no window of time, wherever it begins, holds more than a limit. Times
 * are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class SlidingWindow {

    private final int limit;
    private final long length;
    private final Deque<Long> departures = new ArrayDeque<>();

    /** A window of that length, in which at most so many requests may leave. */
    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length.toNanos();
    }

    /** How long the next request has to wait, in nanoseconds; 0 or less if it may leave. */
    long waitAt(long now) {
        return departures.size() < limit ? 0 : departures.peekFirst() + length - now;
    }

    void departed(long now) {
        while (!departures.isEmpty() && now - departures.peekFirst() >= length) {
            departures.removeFirst();
        }
        departures.addLast(now);
    }
}
