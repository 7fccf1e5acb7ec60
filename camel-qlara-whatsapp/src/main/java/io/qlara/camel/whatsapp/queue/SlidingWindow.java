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

    /** How long the next request has to wait before it may ask again, in nanoseconds; 0 if it may leave. */
    long waitAt(long now) {
        while (!departures.isEmpty() && now - departures.peekFirst() >= length) {
            departures.removeFirst();
        }
        return departures.size() < limit ? 0 : departures.peekFirst() + length - now;
    }

    void departed(long now) {
        departures.addLast(now);
    }

    /** Says that a request which was let go at that time leaves only now. */
    void departedLate(long letGo, long now) {
        // in this order it counts at least once whatever fails
        departures.addLast(now);
        departures.removeLastOccurrence(letGo);
    }
}
