/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A list of the account, all pages of it, read when somebody asks for it and kept for a time. One reading at a time: who asks meanwhile gets its
 * result. After a reading that failed nobody reads for a while. Thread-safe.
 */
final class CachedList<T> {

    /** So that a service that is down is not asked at each send. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 100;

    private final Duration kept;
    private final Function<T, Object> identity;
    private final LongSupplier nanoTime;
    private CompletableFuture<List<T>> current;
    private long readAt;

    /**
     * Nothing read yet.
     *
     * @param kept     how long what was read is good
     * @param identity what makes two items the same, so that a service that knows no pages is not asked for ever
     */
    CachedList(Duration kept, Function<T, Object> identity, LongSupplier nanoTime) {
        this.kept = kept;
        this.identity = identity;
        this.nanoTime = nanoTime;
    }

    /** What was read lately, else what a new reading gives; ends with the failure of the reading. */
    CompletableFuture<List<T>> get(IntFunction<CompletableFuture<List<T>>> page) {
        CompletableFuture<List<T>> reading = new CompletableFuture<>();
        synchronized (this) {
            if (current != null && (!current.isDone() || nanoTime.getAsLong() - readAt < validity().toNanos())) {
                return current;
            }
            begin(reading);
        }
        read(reading, page);
        return reading;
    }

    /** What was read after that time on the clock of this list, else what a new reading gives. */
    CompletableFuture<List<T>> newerThan(long time, IntFunction<CompletableFuture<List<T>>> page) {
        CompletableFuture<List<T>> reading = new CompletableFuture<>();
        synchronized (this) {
            if (current != null && (!current.isDone() || readAt - time > 0)) {
                return current;
            }
            begin(reading);
        }
        read(reading, page);
        return reading;
    }

    private Duration validity() {
        return current.isCompletedExceptionally() && AFTER_FAILURE.compareTo(kept) < 0 ? AFTER_FAILURE : kept;
    }

    private void begin(CompletableFuture<List<T>> reading) {
        current = reading;
        readAt = nanoTime.getAsLong();
    }

    private void read(CompletableFuture<List<T>> reading, IntFunction<CompletableFuture<List<T>>> page) {
        readFrom(0, new ArrayList<>(), new HashSet<>(), page).whenComplete((items, failure) -> {
            if (failure == null) {
                reading.complete(List.copyOf(items));
            } else {
                reading.completeExceptionally(failure);
            }
        });
    }

    /** Until a page brings nothing new: no document says how large a page is. */
    private CompletableFuture<List<T>> readFrom(int number, List<T> items, Set<Object> known, IntFunction<CompletableFuture<List<T>>> page) {
        CompletableFuture<List<T>> next;
        try {
            next = page.apply(number);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return next.thenCompose(read -> {
            List<T> added = read.stream().filter(item -> known.add(identity.apply(item))).toList();
            items.addAll(added);
            return added.isEmpty() || number + 1 >= MOST_PAGES ? CompletableFuture.completedFuture(items) : readFrom(number + 1, items, known, page);
        });
    }

    /** When the last reading began, on the clock of this list. */
    synchronized long readAt() {
        return readAt;
    }

    /** What was read last; null if nothing was, or the reading failed. */
    synchronized List<T> known() {
        return current == null || !current.isDone() || current.isCompletedExceptionally() ? null : current.join();
    }
}
