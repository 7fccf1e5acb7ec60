/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.SimpleBucketListener;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.AsyncBucketProxyAdapter;
import io.github.bucket4j.local.LocalBucketBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rate limiter before a bucket of this JVM: SharedQuotaTest has one that two JVMs share. */
class Bucket4jRateLimiterTest {

    private static final Duration GENEROUS = Duration.ofMinutes(1);

    private final SimpleBucketListener taken = new SimpleBucketListener();

    @Test
    void aTokenInTheBucketIsAPermitAtOnce() {
        assertThat(acquire(limiter(bucket(2, Duration.ofHours(1))))).isCompleted();

        assertThat(taken.getConsumed()).isEqualTo(1);
    }

    @Test
    void whoFindsTheBucketEmptyWaitsForTheRefillAndAsksOnlyThen() {
        long begin = System.nanoTime();
        RateLimiter limiter = limiter(bucket(1, Duration.ofSeconds(3)));
        acquire(limiter);

        CompletableFuture<Void> second = acquire(limiter);

        assertThat(second).isNotDone().succeedsWithin(GENEROUS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(2_990));
        assertThat(taken.getRejected()).as("asked in vain").isBetween(1L, 3L);
    }

    @Test
    void nobodyGetsAPermitOrTakesATokenUntilTheHoldIsOver() {
        RateLimiter limiter = limiter(bucket(10, Duration.ofHours(1)));
        Instant end = Instant.now().plusSeconds(3);
        limiter.holdUntil(end);

        CompletableFuture<Instant> permit = acquire(limiter).thenApply(granted -> Instant.now());

        assertThat(taken.getConsumed()).isZero();
        assertThat(permit.thenApply(end::isAfter)).succeedsWithin(GENEROUS).isEqualTo(false);
        assertThat(taken.getConsumed()).isEqualTo(1);
    }

    @Test
    void aHoldAlsoHoldsWhoeverWaitsForTheRefillAlready() {
        RateLimiter limiter = limiter(bucket(1, Duration.ofSeconds(3)));
        acquire(limiter);
        CompletableFuture<Instant> permit = acquire(limiter).thenApply(granted -> Instant.now());

        Instant end = Instant.now().plusSeconds(5);
        limiter.holdUntil(end);

        assertThat(permit.thenApply(end::isAfter)).succeedsWithin(GENEROUS).isEqualTo(false);
    }

    @Test
    void anEarlierHoldDoesNotShortenALaterOne() {
        RateLimiter limiter = limiter(bucket(10, Duration.ofHours(1)));
        limiter.holdUntil(Instant.now().plusSeconds(300));
        limiter.holdUntil(Instant.now().minusSeconds(300));

        assertThat(acquire(limiter)).isNotDone();
    }

    @Test
    void aHoldThatIsOverHoldsNobody() {
        RateLimiter limiter = limiter(bucket(10, Duration.ofHours(1)));
        limiter.holdUntil(Instant.now().minusSeconds(1));

        assertThat(acquire(limiter)).isCompleted();
    }

    @Test
    void whatIsMissingAmongThePropertiesIsNamed() {
        Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
        limiter.setRequestsPerMinute(1000);

        assertThatThrownBy(limiter::acquire).isInstanceOf(IllegalStateException.class)
                .hasMessage("A Bucket4jRateLimiter needs the property buckets, and requestsPerSecond, requestsPerMinute or both");
    }

    @ParameterizedTest
    @CsvSource({ "1, 8", "2, 16", "3, 24", "4, 32", "5, 40", "10, 80", "50, 404" })
    void noSecondHoldsMoreThanTheQuotaAndMostOfItIsUsed(int quota, int least) {
        Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
        limiter.setRequestsPerSecond(quota);

        List<Long> permits = permits(limiter, Duration.ofSeconds(10));

        assertThat(permits).hasSizeGreaterThanOrEqualTo(least);
        assertThat(mostWithin(Duration.ofSeconds(1), permits)).isLessThanOrEqualTo(quota);
    }

    @ParameterizedTest
    @CsvSource({ "1, 9", "2, 19", "60, 582" })
    void noMinuteHoldsMoreThanTheQuotaAndMostOfItIsUsed(int quota, int least) {
        Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
        limiter.setRequestsPerMinute(quota);

        List<Long> permits = permits(limiter, Duration.ofMinutes(10));

        assertThat(permits).hasSizeGreaterThanOrEqualTo(least);
        assertThat(mostWithin(Duration.ofMinutes(1), permits)).isLessThanOrEqualTo(quota);
    }

    /** When a full bucket of the quota gives permits to somebody who asks each millisecond, in milliseconds. */
    private static List<Long> permits(Bucket4jRateLimiter limiter, Duration time) {
        AtomicLong millis = new AtomicLong();
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(new EachMillisecond(millis));
        for (Bandwidth limit : limiter.quota().getBandwidths()) {
            builder.addLimit(limit);
        }
        Bucket bucket = builder.build();
        return LongStream.range(0, time.toMillis()).filter(now -> {
            millis.set(now);
            return bucket.tryConsume(1);
        }).boxed().toList();
    }

    private static long mostWithin(Duration time, List<Long> permits) {
        return permits.stream().mapToLong(first -> permits.stream().filter(each -> each >= first && each - first <= time.toMillis()).count()).max()
                .orElseThrow();
    }

    private record EachMillisecond(AtomicLong millis) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(millis.get());
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private RateLimiter limiter(Bucket bucket) {
        return new Bucket4jRateLimiter(AsyncBucketProxyAdapter.fromSync(bucket.toListenable(taken)));
    }

    private static CompletableFuture<Void> acquire(RateLimiter limiter) {
        return limiter.acquire().toCompletableFuture();
    }

    /** A full bucket that gets one token back each time that the interval is over. */
    private static Bucket bucket(int capacity, Duration interval) {
        return Bucket.builder().addLimit(limit -> limit.capacity(capacity).refillIntervally(1, interval)).build();
    }
}
