/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A list of the account, all pages of it, read when somebody asks for it and kept for a time. One reading at a time: who asks meanwhile gets its
 * result. A reading that fails leaves what was read before to {@link #get}; after it nobody reads for a while. Thread-safe.
 */
final class CachedList<T> {

    /** So that a service that is down is not asked at each send. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 100;
    /** So that a template that is misspelt in a thousand messages does not use up the quota. */
    private static final int MOST_EARLY_READINGS = 5;
    private static final Duration EARLY_READINGS = Duration.ofMinutes(1);

    private final Duration kept;
    private final Function<T, Object> identity;
    private final LongSupplier nanoTime;
    private final Deque<Long> earlyReadings = new ArrayDeque<>();
    private CompletableFuture<List<T>> reading;
    private List<T> known;
    private long readAt;
    private long failedAt;
    private Throwable failure;

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
        CompletableFuture<List<T>> mine;
        synchronized (this) {
            if (isGood()) {
                return CompletableFuture.completedFuture(known);
            }
            if (reading != null) {
                return reading;
            }
            if (hasFailedLately()) {
                return CompletableFuture.failedFuture(failure);
            }
            reading = new CompletableFuture<>();
            mine = reading;
        }
        read(mine, false, page);
        return mine;
    }

    /**
     * What a new reading gives although there is a list that is good; ends with the failure of that reading, or of one lately. After several such
     * readings lately, what the last one gave.
     */
    CompletableFuture<List<T>> again(IntFunction<CompletableFuture<List<T>>> page) {
        CompletableFuture<List<T>> mine;
        synchronized (this) {
            if (reading != null) {
                return reading;
            }
            if (hasFailedLately()) {
                return CompletableFuture.failedFuture(failure);
            }
            long now = nanoTime.getAsLong();
            earlyReadings.removeIf(time -> now - time > EARLY_READINGS.toNanos());
            if (known != null && earlyReadings.size() >= MOST_EARLY_READINGS) {
                return CompletableFuture.completedFuture(known);
            }
            reading = new CompletableFuture<>();
            mine = reading;
        }
        read(mine, true, page);
        return mine;
    }

    private boolean hasFailedLately() {
        return failure != null && nanoTime.getAsLong() - failedAt < AFTER_FAILURE.toNanos();
    }

    private boolean isGood() {
        return known != null && nanoTime.getAsLong() - readAt < kept.toNanos();
    }

    private void read(CompletableFuture<List<T>> mine, boolean isEarly, IntFunction<CompletableFuture<List<T>>> page) {
        long begun = nanoTime.getAsLong();
        readFrom(0, new ArrayList<>(), new HashSet<>(), page).whenComplete((items, failed) -> {
            synchronized (this) {
                reading = null;
                failure = failed;
                failedAt = nanoTime.getAsLong();
                if (failed == null) {
                    known = List.copyOf(items);
                    readAt = begun;
                    if (isEarly) {
                        // one that failed is followed by a pause instead
                        earlyReadings.add(begun);
                    }
                }
            }
            if (failed == null) {
                mine.complete(List.copyOf(items));
            } else {
                mine.completeExceptionally(failed);
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

    /** What was read last, also if that is long ago; null if nothing was. */
    synchronized List<T> known() {
        return known;
    }
}
