/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;

/**
 * Shares one quota among several JVMs, through a bucket of Bucket4j that they have in common. Needs the dependency
 * {@code com.bucket4j:bucket4j_jdk17-core} and one of its back ends with an asynchronous proxy.
 * <p>
 * A bucket of capacity {@code c} that is refilled by {@code r} in a time admits up to {@code c + r} requests in that time:
 * choose the two so that the sum stays within the quota. A hold after a 429 is kept by the JVM that got the 429; the others
 * learn of it by their own. Thread-safe.
 */
public final class Bucket4jRateLimiter implements RateLimiter {

    private final AsyncBucketProxy bucket;
    private Instant heldUntil = Instant.EPOCH;

    /** A rate limiter that takes one token a request. */
    public Bucket4jRateLimiter(AsyncBucketProxy bucket) {
        this.bucket = bucket;
    }

    @Override
    public CompletionStage<Void> acquire() {
        Duration hold = Duration.between(Instant.now(), heldUntil());
        if (!hold.isNegative() && !hold.isZero()) {
            return after(hold);
        }
        return bucket.tryConsumeAndReturnRemaining(1).thenCompose(this::takeOrWait);
    }

    private CompletionStage<Void> takeOrWait(ConsumptionProbe probe) {
        return probe.isConsumed()
                ? CompletableFuture.completedFuture(null)
                : after(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private CompletionStage<Void> after(Duration wait) {
        Executor later = CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
        return CompletableFuture.completedFuture(null).thenComposeAsync(nothing -> acquire(), later);
    }

    private synchronized Instant heldUntil() {
        return heldUntil;
    }

    @Override
    public synchronized void holdUntil(Instant time) {
        if (time.isAfter(heldUntil)) {
            heldUntil = time;
        }
    }
}
