/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * Sees that a small pool stands still: all its threads are in steps that wait, and what they wait for may be behind them in
 * the queue, above all a route that is called from another thread and sends too. Then what waits needs one more thread. Thread-safe.
 */
final class StarvationWatch {

    /** For so long nothing may begin while something waits. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    private final Scheduler scheduler;
    private final BooleanSupplier anyWaiting;
    private final Runnable addThread;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicBoolean watching = new AtomicBoolean();

    StarvationWatch(Scheduler scheduler, BooleanSupplier anyWaiting, Runnable addThread) {
        this.scheduler = scheduler;
        this.anyWaiting = anyWaiting;
        this.addThread = addThread;
    }

    /** To be called whenever something has begun. */
    void progress() {
        begun.incrementAndGet();
    }

    /** To be called whenever something may have to wait. */
    void watch() {
        if (anyWaiting.getAsBoolean() && watching.compareAndSet(false, true)) {
            long begunByNow = begun.get();
            try {
                scheduler.schedule(INTERVAL, () -> look(begunByNow));
            } catch (RejectedExecutionException e) {
                // the component closes, and looks after what waits itself
                watching.set(false);
            }
        }
    }

    private void look(long begunBefore) {
        watching.set(false);
        if (anyWaiting.getAsBoolean() && begun.get() == begunBefore) {
            addThread.run();
        }
        watch();
    }
}
