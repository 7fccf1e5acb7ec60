/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.qlara.camel.whatsapp.client.RateLimiter;

/** Lets everything leave at once, also after a 429, and remembers when it did. */
final class RecordingLimiter implements RateLimiter {

    private final List<Long> attempts = new CopyOnWriteArrayList<>();
    private final AtomicInteger holds = new AtomicInteger();

    @Override
    public CompletionStage<Void> acquire() {
        attempts.add(System.nanoTime());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void holdUntil(Instant time) {
        holds.incrementAndGet();
    }

    int attempts() {
        return attempts.size();
    }

    /** How many attempts were answered 429. */
    int refused() {
        return holds.get();
    }

    /** The times between the attempts. */
    List<Duration> waits() {
        return IntStream.range(1, attempts.size())
                .mapToObj(next -> Duration.ofNanos(attempts.get(next) - attempts.get(next - 1))).toList();
    }
}
