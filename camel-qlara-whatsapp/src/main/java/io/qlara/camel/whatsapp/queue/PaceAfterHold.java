/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

/**
 * How fast requests leave after a hold while some still wait: 22 ms apart at first, which is a little less than 50 a second, and
 * twice as fast after every five seconds that bring no further hold. So no burst follows a hold, and a queue that never empties does not
 * stay slow. Times are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class PaceAfterHold {

    private static final long FIRST_INTERVAL = Duration.ofMillis(22).toNanos();
    private static final long DOUBLES_AFTER = Duration.ofSeconds(5).toNanos();

    private boolean easing;
    private long heldUntil;
    private long lastDeparture;

    /** Lets nothing leave until then; an earlier time than that of another hold changes nothing. */
    void holdUntil(long time) {
        if (!easing || time - heldUntil > 0) {
            easing = true;
            heldUntil = time;
        }
    }

    /** Ends the even pace, unless the hold still lasts. Only the queue knows: what waits for a connection comes late, too. */
    void noneWaits(long now) {
        if (easing && now - heldUntil >= 0 && waitAt(now) <= 0) {
            easing = false;
        }
    }

    /** How long the next request has to wait, in nanoseconds; 0 or less if it may leave. */
    long waitAt(long now) {
        return easing ? Math.max(heldUntil, lastDeparture + interval(now)) - now : 0;
    }

    void departed(long now) {
        lastDeparture = now;
    }

    private long interval(long now) {
        long doublings = Math.max(0, now - heldUntil) / DOUBLES_AFTER;
        return FIRST_INTERVAL >> Math.min(doublings, Long.SIZE - 1);
    }
}
