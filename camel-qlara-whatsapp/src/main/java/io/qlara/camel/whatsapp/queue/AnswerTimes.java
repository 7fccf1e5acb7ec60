/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

/**
 * Estimates how much later than the fastest requests one may have arrived: by what its answer took longer than theirs. At first, and after a
 * silence, connections are made and code is loaded: then a request may be late by a second. Later it is a tenth of a second at most, because the
 * service takes longer for some requests than for others. Times are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class AnswerTimes {

    private static final long PERIOD = Duration.ofSeconds(10).toNanos();
    private static final long MOST_AT_FIRST = Duration.ofSeconds(1).toNanos();
    private static final long MOST = Duration.ofMillis(100).toNanos();
    /** So many answers of one period are enough for the next one. */
    private static final int ENOUGH = 5;
    /** So long the first answers of all are slow. */
    private static final long WARM_UP = Duration.ofSeconds(2).toNanos();

    private boolean known;
    private long shortestBefore;
    private long shortest;
    private int answers;
    private long begin;

    /** The most that may be told of a request that leaves now. */
    long mostAt(long now) {
        long age = now - begin;
        if (age >= 2 * PERIOD || answers > 0 && age >= PERIOD) {
            known = age < 2 * PERIOD && answers >= ENOUGH;
            shortestBefore = shortest;
            answers = 0;
            begin = now;
        }
        return known ? MOST : MOST_AT_FIRST;
    }

    /** How much later than the fastest one a request may have arrived, whose answer comes now, after so long. */
    long delayOf(long took, long now) {
        long most = mostAt(now);
        if (answers == 0 && !known) {
            begin = now;
        }
        shortest = answers == 0 ? took : Math.min(shortest, took);
        answers++;
        return Math.min(most, took - fastest(now));
    }

    private long fastest(long now) {
        if (known) {
            return Math.min(shortestBefore, shortest);
        }
        return answers >= ENOUGH && now - begin >= WARM_UP ? shortest : 0;
    }
}
