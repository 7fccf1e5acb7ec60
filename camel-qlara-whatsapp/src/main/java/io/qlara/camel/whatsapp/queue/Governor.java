/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

import io.qlara.camel.whatsapp.client.RateLimiter;

/**
 * Keeps the requests of this JVM within the service's quota. Within a second they leave evenly, within a minute as early
 * as the quota allows. Both are kept a little longer than the service counts, because requests do not all travel equally
 * fast. A request counts from its permit, and from its departure once its connection is made, which may come later. After a hold
 * requests leave evenly too, until none waits any more, see {@link PaceAfterHold}. Thread-safe.
 */
public final class Governor implements RateLimiter {

    private static final Duration SMALLEST_MARGIN_OF_A_MINUTE = Duration.ofMillis(500);

    private final Scheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final List<SlidingWindow> windows = new ArrayList<>();
    private final EvenPace pace;
    private final PaceAfterHold paceAfterHold = new PaceAfterHold();

    /**
     * A governor of limits, of which 0 means none.
     *
     * @param margin how much longer a second is taken to be; a minute by at least half a second
     */
    public Governor(int requestsPerSecond, int requestsPerMinute, Duration margin, Scheduler scheduler, Clock clock, LongSupplier nanoTime) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
        Duration second = Duration.ofSeconds(1).plus(margin);
        if (requestsPerSecond > 0) {
            windows.add(new SlidingWindow(requestsPerSecond, second));
        }
        if (requestsPerMinute > 0) {
            windows.add(new SlidingWindow(requestsPerMinute, minute(margin)));
        }
        pace = new EvenPace(requestsPerSecond > 0 ? second.dividedBy(requestsPerSecond) : Duration.ZERO);
    }

    private static Duration minute(Duration margin) {
        Duration least = margin.compareTo(SMALLEST_MARGIN_OF_A_MINUTE) > 0 ? margin : SMALLEST_MARGIN_OF_A_MINUTE;
        return Duration.ofMinutes(1).plus(least);
    }

    @Override
    public CompletionStage<Void> acquire() {
        Permit permit = new Permit();
        grantOrWait(permit);
        return permit;
    }

    @Override
    public synchronized void holdUntil(Instant time) {
        paceAfterHold.holdUntil(nanoTime.getAsLong() + Duration.between(clock.instant(), time).toNanos());
    }

    /** Said by the queue when a request comes while none waits, neither for its turn nor for its repeat. */
    synchronized void noneWaits() {
        paceAfterHold.noneWaits(nanoTime.getAsLong());
    }

    /** A permit that nobody waits for any more takes no place. */
    private void grantOrWait(Permit permit) {
        if (permit.isDone()) {
            return;
        }
        try {
            long wait = takeOrWait(permit);
            if (wait <= 0) {
                permit.complete(null);
            } else {
                scheduler.schedule(Duration.ofNanos(wait), () -> grantOrWait(permit));
            }
        } catch (Throwable e) {
            // also an Error: otherwise the permit would never come
            permit.completeExceptionally(e);
        }
    }

    /** Takes a place in every window if all have one; otherwise the nanoseconds after which to ask again. */
    private synchronized long takeOrWait(Permit permit) {
        long now = nanoTime.getAsLong();
        long wait = Math.max(pace.waitAt(now), paceAfterHold.waitAt(now));
        for (SlidingWindow window : windows) {
            wait = Math.max(wait, window.waitAt(now));
        }
        if (wait <= 0) {
            windows.forEach(window -> window.departed(now));
            pace.departed(now);
            paceAfterHold.departed(now);
            permit.granted = now;
        }
        return wait;
    }

    private synchronized void departs(Permit permit) {
        long now = nanoTime.getAsLong();
        windows.forEach(window -> window.departedLate(permit.granted, now));
    }

    /** The permit of one request, which can tell when its request leaves. */
    final class Permit extends CompletableFuture<Void> {

        private long granted;

        /** Says, once, that the request leaves now. */
        void departs() {
            // without a limit no thread waits for another one here
            if (!windows.isEmpty()) {
                Governor.this.departs(this);
            }
        }
    }
}
