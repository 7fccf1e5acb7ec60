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

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;

/**
 * Shares one quota among several JVMs, through a bucket of Bucket4j that they have in common. Needs the dependency
 * {@code com.bucket4j:bucket4j_jdk17-core} and one of its back ends with an asynchronous proxy.
 * <p>
 * It is made of a bucket, or of properties, for files of beans: {@link #setBuckets buckets}, and the quota that the service
 * grants as {@link #setRequestsPerSecond requestsPerSecond}, {@link #setRequestsPerMinute requestsPerMinute}, or both.
 * <p>
 * A bucket of capacity {@code c} that is refilled by {@code r} in a time admits up to {@code c + r} requests in that time:
 * choose the two so that the sum stays within the quota. A bucket that is made of properties holds 10 % of the quota of a second, but at least one,
 * and gets 80 % of the quota back in a second; of a minute, 2 % and 97 %. The rest is for what travels longer than what follows it. A hold after a 429 is kept by
 * the JVM that got the 429; the others learn of it by their own. Thread-safe, once the properties are set.
 */
public final class Bucket4jRateLimiter implements RateLimiter {

    private AsyncBucketProxy bucket;
    private ProxyManager<String> buckets;
    private String key = "qlara";
    private int requestsPerSecond;
    private int requestsPerMinute;
    private Instant heldUntil = Instant.EPOCH;

    /** A rate limiter that its properties describe. */
    public Bucket4jRateLimiter() {
    }

    /** A rate limiter that takes one token a request. */
    public Bucket4jRateLimiter(AsyncBucketProxy bucket) {
        this.bucket = bucket;
    }

    /** Where the JVMs keep what they have in common: a proxy manager for keys that are texts, for example a {@code HazelcastProxyManager}. Needed. */
    // Blueprint can't tell which type of key a proxy manager has, and would refuse it
    @SuppressWarnings({ "rawtypes", "unchecked" })
    public void setBuckets(ProxyManager buckets) {
        this.buckets = buckets;
    }

    /**
     * The name of the quota, {@code qlara} by default: JVMs that give the same name share it. A bucket that exists keeps its limits: a
     * new quota needs a new name.
     */
    public void setKey(String key) {
        this.key = key;
    }

    /** How many requests a second the service grants; 0, the default, is no such limit. */
    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    /** How many requests a minute the service grants; 0, the default, is no such limit. */
    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    @Override
    public CompletionStage<Void> acquire() {
        Duration hold = Duration.between(Instant.now(), heldUntil());
        if (!hold.isNegative() && !hold.isZero()) {
            return after(hold);
        }
        return bucket().tryConsumeAndReturnRemaining(1).thenCompose(this::takeOrWait);
    }

    private synchronized AsyncBucketProxy bucket() {
        if (bucket == null) {
            if (buckets == null || requestsPerSecond < 1 && requestsPerMinute < 1) {
                throw new IllegalStateException(
                        "A Bucket4jRateLimiter needs the property buckets, and requestsPerSecond, requestsPerMinute or both");
            }
            bucket = buckets.asAsync().builder().build(key, quota());
        }
        return bucket;
    }

    /** A small capacity: whoever finds a full bucket, for example after its members have died, takes little too much. */
    BucketConfiguration quota() {
        ConfigurationBuilder quota = BucketConfiguration.builder();
        if (requestsPerSecond > 0) {
            limit(quota, requestsPerSecond, 10, 80, Duration.ofSeconds(1));
        }
        if (requestsPerMinute > 0) {
            limit(quota, requestsPerMinute, 2, 97, Duration.ofMinutes(1));
        }
        return quota.build();
    }

    private static void limit(ConfigurationBuilder quota, int granted, int capacityPercent, int refillPercent, Duration period) {
        long capacity = Math.max(1, (long) granted * capacityPercent / 100);
        // a share of a small quota is no whole number of tokens in the period, but in a hundred of them
        quota.addLimit(limit -> limit.capacity(capacity).refillGreedy((long) granted * refillPercent, period.multipliedBy(100)));
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
