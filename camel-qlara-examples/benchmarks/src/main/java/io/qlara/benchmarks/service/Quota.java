/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Holds callers to a number of requests in any second and in any minute, by the times at which they arrived. Thread-safe. */
final class Quota {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int aSecond;
    private final int aMinute;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final Deque<Long> lastMinute = new ArrayDeque<>();
    private final List<Long> taken = new ArrayList<>();
    private int refused;

    /** Limits of 0 mean none. */
    Quota(int aSecond, int aMinute) {
        this.aSecond = aSecond;
        this.aMinute = aMinute;
    }

    /** How many nanoseconds a request is too early that arrives now; 0 if it was taken. */
    synchronized long take(long now) {
        long tooEarly = Math.max(tooEarly(lastSecond, aSecond, SECOND, now), tooEarly(lastMinute, aMinute, MINUTE, now));
        if (tooEarly > 0) {
            refused++;
            return tooEarly;
        }
        lastSecond.add(now);
        lastMinute.add(now);
        taken.add(now);
        return 0;
    }

    private static long tooEarly(Deque<Long> window, int limit, long length, long now) {
        while (!window.isEmpty() && window.peekFirst() <= now - length) {
            window.removeFirst();
        }
        return limit == 0 || window.size() < limit ? 0 : window.peekFirst() + length - now;
    }

    /** How many were taken and refused, and the seconds between the first and the last that were taken. */
    synchronized Map<String, Object> report() {
        long nanoseconds = taken.isEmpty() ? 0 : taken.get(taken.size() - 1) - taken.get(0);
        return Map.of("taken", taken.size(), "refused", refused, "seconds", nanoseconds / (double) SECOND);
    }
}
