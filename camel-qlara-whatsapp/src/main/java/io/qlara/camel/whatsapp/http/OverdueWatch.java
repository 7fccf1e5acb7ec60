/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * Looks again and again at the calls in progress, for as long as there are any, so that calls whose time is over end. An
 * alarm for each call and each attempt would take a sixteenth of the CPU of a send. Thread-safe.
 */
final class OverdueWatch {

    /** By so much a deadline may be late. */
    static final Duration INTERVAL = Duration.ofMillis(50);

    private final Scheduler scheduler;
    private final BooleanSupplier anyInProgress;
    private final Runnable endOverdue;
    private final AtomicBoolean watching = new AtomicBoolean();

    /**
     * A watch that does not look yet.
     *
     * @param scheduler runs the looks, on a thread that does nothing else
     */
    OverdueWatch(Scheduler scheduler, BooleanSupplier anyInProgress, Runnable endOverdue) {
        this.scheduler = scheduler;
        this.anyInProgress = anyInProgress;
        this.endOverdue = endOverdue;
    }

    /**
     * To be called whenever a call has begun.
     *
     * @throws RejectedExecutionException if nobody can look any more, because the transport is closed
     */
    void begin() {
        if (watching.compareAndSet(false, true)) {
            try {
                scheduler.schedule(INTERVAL, this::look);
            } catch (Throwable e) {
                watching.set(false);
                throw e;
            }
        }
    }

    private void look() {
        try {
            endOverdue.run();
        } catch (Throwable e) {
            // memory is short; the next look tries again
        }
        watching.set(false);
        while (anyInProgress.getAsBoolean() && !lookAgain()) {
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    /** False if the next look could not be scheduled, but may be later: nobody else would try before a new call begins. */
    private boolean lookAgain() {
        try {
            begin();
            return true;
        } catch (RejectedExecutionException e) {
            return true;
        } catch (Throwable e) {
            return false;
        }
    }
}
