/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

/**
 * How much longer a request may have been on its way than the fastest one, told by how long the answers took lately. At first, and after a
 * silence, when connections are made and code is loaded, that is all the time until the answer, up to a second; later, when the service takes
 * longer for some requests than for others, a tenth of a second at most. Times are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class AnswerTimes {

    private static final long PERIOD = Duration.ofSeconds(10).toNanos();
    private static final long MOST_AT_FIRST = Duration.ofSeconds(1).toNanos();
    private static final long MOST = Duration.ofMillis(100).toNanos();
    private static final long UNKNOWN = -1;

    private long shortestBefore = UNKNOWN;
    private long shortest = UNKNOWN;
    private long begin;

    /** The most that may be told of a request that leaves now. */
    long mostAt(long now) {
        if (shortest != UNKNOWN && now - begin >= PERIOD) {
            shortestBefore = now - begin < 2 * PERIOD ? shortest : UNKNOWN;
            shortest = UNKNOWN;
        }
        return shortestBefore == UNKNOWN ? MOST_AT_FIRST : MOST;
    }

    /** How much later than the fastest one a request may have arrived, whose answer comes now, after so long. */
    long delayOf(long took, long now) {
        long most = mostAt(now);
        if (shortest == UNKNOWN) {
            begin = now;
            shortest = took;
        }
        shortest = Math.min(shortest, took);
        return Math.min(most, took - (shortestBefore == UNKNOWN ? 0 : Math.min(shortestBefore, shortest)));
    }
}
