/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * Looks again and again at the requests under way, for as long as there are any, so that those whose time is over end. An
 * alarm for each request and each attempt would take a sixteenth of the CPU of a send. Thread-safe.
 */
final class OverdueWatch {

    /** By so much a deadline may be late. */
    static final Duration INTERVAL = Duration.ofMillis(50);

    private final Scheduler scheduler;
    private final BooleanSupplier anyUnderWay;
    private final Runnable endOverdue;
    private final AtomicBoolean watching = new AtomicBoolean();

    OverdueWatch(Scheduler scheduler, BooleanSupplier anyUnderWay, Runnable endOverdue) {
        this.scheduler = scheduler;
        this.anyUnderWay = anyUnderWay;
        this.endOverdue = endOverdue;
    }

    /**
     * To be called whenever a request has begun.
     *
     * @throws RejectedExecutionException if there is nobody any more to look
     */
    void begin() {
        if (watching.compareAndSet(false, true)) {
            scheduleNextLook();
        }
    }

    private void scheduleNextLook() {
        try {
            scheduler.schedule(INTERVAL, this::look);
        } catch (RejectedExecutionException e) {
            watching.set(false);
            throw e;
        }
    }

    private void look() {
        try {
            endOverdue.run();
        } finally {
            watching.set(false);
            if (anyUnderWay.getAsBoolean()) {
                begin();
            }
        }
    }
}
