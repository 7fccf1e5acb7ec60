/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A clock that stands still until it is told to go on, and then runs what was scheduled meanwhile. */
public final class VirtualTime extends Clock implements Scheduler {

    private static final Instant START = Instant.parse("2026-04-09T10:30:00Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at));
    private long nanos;

    public void advance(Duration time) {
        long end = nanos + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.poll();
            nanos = task.at();
            if (!task.future().isCancelled()) {
                task.action().run();
            }
        }
        nanos = end;
    }

    public long nanos() {
        return nanos;
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable action) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        tasks.add(new Task(nanos + delay.toNanos(), action, future));
        return future;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private record Task(long at, Runnable action, CompletableFuture<Void> future) {
    }
}
