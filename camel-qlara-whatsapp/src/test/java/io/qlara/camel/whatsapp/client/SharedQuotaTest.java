/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.camel.whatsapp.client.SharedQuotaMember.Permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two JVMs share one quota through an asynchronous proxy of a bucket in Hazelcast. */
class SharedQuotaTest {

    private static final int PERMITS = 40;
    private static final Duration GENEROUS = Duration.ofMinutes(1);

    @Test
    void noSecondHoldsMorePermitsOfBothThanTheQuota(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("permits");
        HazelcastInstance member = SharedQuotaMember.start("shared");
        Process other = start(member.getCluster().getLocalMember().getAddress(), output);
        try {
            await().atMost(1, TimeUnit.MINUTES).until(() -> member.getCluster().getMembers().size() == 2);
            List<Permit> permits = new ArrayList<>(SharedQuotaMember.take(SharedQuotaMember.limiter(member), PERMITS));
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
            List<Permit> ofOther = read(output).lines().filter(line -> line.startsWith("permit ")).map(line -> line.split(" "))
                    .map(words -> new Permit(Long.parseLong(words[1]), Long.parseLong(words[2]))).toList();

            assertThat(ofOther).as(() -> read(output)).hasSize(PERMITS);
            permits.addAll(ofOther);
            assertThat(mostInASecond(permits)).isLessThanOrEqualTo(SharedQuotaMember.CAPACITY + SharedQuotaMember.REFILL_A_SECOND);
        } finally {
            other.destroyForcibly();
            member.shutdown();
        }
    }

    @Test
    void aLimiterThatIsMadeOfPropertiesAdmitsAFiftiethOfAMinutesQuotaAtOnce() {
        HazelcastInstance member = SharedQuotaMember.start("properties");
        try {
            Bucket4jRateLimiter limiter = ofProperties(member, "one");
            limiter.setRequestsPerMinute(1000);

            assertThat(IntStream.range(0, 20)).allSatisfy(one -> assertThat(limiter.acquire().toCompletableFuture()).succeedsWithin(GENEROUS));
            assertThat(member.getMap("buckets").keySet()).as("the bucket").containsExactly("one");
            AsyncBucketProxy bucket = new HazelcastProxyManager<String>(member.getMap("buckets")).asAsync().builder()
                    .build("one", BucketConfiguration.builder().addLimit(limit -> limit.capacity(1).refillGreedy(1, GENEROUS)).build());
            assertThat(bucket.getAvailableTokens()).as("left").succeedsWithin(GENEROUS).satisfies(left -> assertThat(left).isLessThan(15));
        } finally {
            member.shutdown();
        }
    }

    @Test
    void limitersOfOneNameShareTheQuotaAndOthersDoNot() throws Exception {
        HazelcastInstance member = SharedQuotaMember.start("names");
        try {
            CompletableFuture<Void> first = acquire(ofProperties(member, "one"));
            assertThat(first).succeedsWithin(GENEROUS);

            CompletableFuture<Void> sameName = acquire(ofProperties(member, "one"));
            assertThat(acquire(ofProperties(member, "other"))).succeedsWithin(GENEROUS);

            assertThat(sameName).as("one a minute").isNotDone();
        } finally {
            member.shutdown();
        }
    }

    private static CompletableFuture<Void> acquire(Bucket4jRateLimiter limiter) {
        limiter.setRequestsPerMinute(1);
        return limiter.acquire().toCompletableFuture();
    }

    private static Bucket4jRateLimiter ofProperties(HazelcastInstance member, String key) {
        Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
        limiter.setBuckets(new HazelcastProxyManager<String>(member.getMap("buckets")));
        limiter.setKey(key);
        return limiter;
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Address address, Path output) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), SharedQuotaMember.class.getName(), "shared",
                address.getHost() + ":" + address.getPort(), String.valueOf(PERMITS)).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
    }

    /** Permits are counted when they arrive, a moment after they were granted; hence the one more that is let pass. */
    /** Counts what was asked for and got within the second: what came late belongs to an earlier one. */
    private static long mostInASecond(List<Permit> permits) {
        return permits.stream().map(Permit::asked)
                .mapToLong(begin -> permits.stream().filter(permit -> permit.asked() >= begin && permit.got() < begin + 1000).count())
                .max().orElse(0);
    }
}
