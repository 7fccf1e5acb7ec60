/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

/**
 * Lets requests leave at even intervals. One that leaves late, because its timer was late, is made up for by the next, so that no time is lost;
 * more than one interval is not made up for. Times are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class EvenPace {

    private final long interval;
    private boolean begun;
    private long next;

    EvenPace(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** How long the next request has to wait, in nanoseconds; 0 or less if it may leave. */
    long waitAt(long now) {
        return begun ? next - now : 0;
    }

    void departed(long now) {
        next = begun ? Math.max(next, now - interval) + interval : now + interval;
        begun = true;
    }
}
