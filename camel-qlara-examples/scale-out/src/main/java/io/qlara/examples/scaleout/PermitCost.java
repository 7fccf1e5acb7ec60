/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;

import io.qlara.camel.whatsapp.client.Bucket4jRateLimiter;

/** Prints how long a permit of a shared quota takes, among three members in JVMs of their own. */
public final class PermitCost {

    private static final int PERMITS = 3_000;
    private static final int NO_LIMIT = 10_000_000;

    private PermitCost() {
    }

    /** The first argument is a folder for logs. */
    public static void main(String[] arguments) throws Exception {
        try (Cluster cluster = new Cluster(Path.of(arguments[0]).toAbsolutePath())) {
            System.setProperty("hazelcast.port", String.valueOf(cluster.hazelcastPort(1)));
            System.setProperty("hazelcast.members", cluster.hazelcastMembers());
            HazelcastInstance member = Hazelcast.getOrCreateHazelcastInstance();
            for (int other = 2; other <= 3; other++) {
                cluster.start("member-" + other, Map.of("hazelcast.port", cluster.hazelcastPort(other), "hazelcast.members", cluster.hazelcastMembers()),
                        "com.hazelcast.core.server.HazelcastMemberStarter");
            }
            cluster.await("three members", () -> member.getCluster().getMembers().size() == 3 && member.getPartitionService().isClusterSafe());
            print(member, "of a bucket on this member", true);
            print(member, "of a bucket on another member", false);
            member.shutdown();
        }
    }

    private static void print(HazelcastInstance member, String what, boolean here) {
        String key = IntStream.range(0, 1000).mapToObj(number -> "bucket-" + number)
                .filter(name -> member.getPartitionService().getPartition(name).getOwner().localMember() == here).findFirst().orElseThrow();
        Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
        limiter.setBuckets(new HazelcastProxyManager<String>(member.getMap("buckets")));
        limiter.setKey(key);
        limiter.setRequestsPerSecond(NO_LIMIT);
        long[] micros = new long[PERMITS];
        for (int i = -PERMITS; i < PERMITS; i++) {
            long begin = System.nanoTime();
            limiter.acquire().toCompletableFuture().join();
            // the first half warms up
            micros[Math.max(i, 0)] = (System.nanoTime() - begin) / 1000;
        }
        Arrays.sort(micros);
        System.out.printf("a permit %-30s %,d µs in the middle, %,d µs for 99 of 100%n", what, micros[PERMITS / 2], micros[PERMITS * 99 / 100]);
    }
}
