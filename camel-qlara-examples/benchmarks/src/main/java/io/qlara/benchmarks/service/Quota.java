package io.qlara.benchmarks.service;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private long first;
    private long last;
    private int taken;
    private int refused;

    /** Limits of 0 mean none. */
    Quota(int aSecond, int aMinute) {
        this.aSecond = aSecond;
        this.aMinute = aMinute;
    }

    synchronized boolean take(long now) {
        forget(lastSecond, now - SECOND);
        forget(lastMinute, now - MINUTE);
        if (aSecond > 0 && lastSecond.size() >= aSecond || aMinute > 0 && lastMinute.size() >= aMinute) {
            refused++;
            return false;
        }
        lastSecond.add(now);
        lastMinute.add(now);
        if (taken == 0) {
            first = now;
        }
        last = now;
        taken++;
        return true;
    }

    private static void forget(Deque<Long> times, long until) {
        while (!times.isEmpty() && times.peekFirst() <= until) {
            times.removeFirst();
        }
    }

    /** How many were taken and refused, and the seconds between the first and the last that were taken. */
    synchronized Map<String, Object> report() {
        return Map.of("taken", taken, "refused", refused, "seconds", (last - first) / (double) SECOND);
    }
}
