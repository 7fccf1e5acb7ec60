/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The times of the last requests, in nanoseconds of any one time line, and how many of them fit. Not thread-safe. */
final class SlidingWindow {

    private final int limit;
    private final long nanos;
    private final Deque<Long> admitted = new ArrayDeque<>();

    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.nanos = length.toNanos();
    }

    void moveTo(long now) {
        while (!admitted.isEmpty() && now - admitted.peekFirst() >= nanos) {
            admitted.removeFirst();
        }
    }

    void add(long now) {
        admitted.addLast(now);
    }

    void clear() {
        admitted.clear();
    }

    int limit() {
        return limit;
    }

    int remaining() {
        return limit - admitted.size();
    }

    /** When the oldest request leaves the window; zero when there is none. */
    long nanosUntilNextPlace(long now) {
        return admitted.isEmpty() ? 0 : nanos - (now - admitted.peekFirst());
    }
}
