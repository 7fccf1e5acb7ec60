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
import io.qlara.camel.whatsapp.queue.SlidingWindow.Place;

/**
 * Keeps the requests of this JVM within the service's quota. Within a second they leave evenly, within a minute as early
 * as the quota allows. A request counts from its permit, for a second or a minute from when it leaves, and for as much longer as it may have
 * arrived late: by the margin at least, and by what its answer tells, see {@link AnswerTimes}. After a hold
 * requests leave evenly too, until none waits any more, see {@link PaceAfterHold}. Thread-safe.
 */
public final class Governor implements RateLimiter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEAST_OF_A_MINUTE = Duration.ofMillis(500);

    private final Scheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final List<SlidingWindow> windows = new ArrayList<>();
    private final AnswerTimes answerTimes = new AnswerTimes();
    private final EvenPace pace;
    private final PaceAfterHold paceAfterHold = new PaceAfterHold();

    /**
     * A governor of limits, of which 0 means none.
     *
     * @param margin by how much each request may arrive late at least; of a minute it is half a second at least
     */
    public Governor(int requestsPerSecond, int requestsPerMinute, Duration margin, Scheduler scheduler, Clock clock, LongSupplier nanoTime) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
        if (requestsPerSecond > 0) {
            windows.add(new SlidingWindow(requestsPerSecond, SECOND, margin));
        }
        if (requestsPerMinute > 0) {
            windows.add(new SlidingWindow(requestsPerMinute, MINUTE, margin.compareTo(LEAST_OF_A_MINUTE) > 0 ? margin : LEAST_OF_A_MINUTE));
        }
        pace = new EvenPace(requestsPerSecond > 0 ? SECOND.plus(margin).dividedBy(requestsPerSecond) : Duration.ZERO);
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
            if (wait > 0) {
                scheduler.schedule(Duration.ofNanos(wait), () -> grantOrWait(permit));
            } else if (!permit.complete(null)) {
                permit.ends();
            }
        } catch (Throwable e) {
            // also an Error: otherwise the permit would never come
            permit.completeExceptionally(e);
            permit.ends();
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
            windows.forEach(window -> permit.places.add(window.take()));
            pace.departed(now);
            paceAfterHold.departed(now);
        }
        return wait;
    }

    /** The permit of one request. Its request counts from when it leaves, or until it is known never to leave. */
    final class Permit extends CompletableFuture<Void> implements Journey {

        private final List<Place> places = new ArrayList<>(windows.size());
        private long left;

        @Override
        public void departs() {
            if (isCounted()) {
                synchronized (Governor.this) {
                    left = nanoTime.getAsLong();
                    places.forEach(place -> place.left(left, answerTimes.mostAt(left)));
                }
            }
        }

        @Override
        public void answered() {
            if (isCounted()) {
                synchronized (Governor.this) {
                    long now = nanoTime.getAsLong();
                    long delay = answerTimes.delayOf(now - left, now);
                    places.forEach(place -> place.left(left, delay));
                }
            }
        }

        @Override
        public void ends() {
            if (isCounted()) {
                synchronized (Governor.this) {
                    places.forEach(Place::stopWaiting);
                }
            }
        }

        /** Without a limit no thread waits for another one here. */
        private boolean isCounted() {
            return !windows.isEmpty();
        }
    }
}
