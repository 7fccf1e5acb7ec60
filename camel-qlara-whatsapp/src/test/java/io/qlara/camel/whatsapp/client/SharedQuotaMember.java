/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;

/** One of the JVMs that share a quota: an embedded Hazelcast member on loopback that takes permits. */
public final class SharedQuotaMember {

    static final int CAPACITY = 2;
    static final int REFILL_A_SECOND = 18;

    private SharedQuotaMember() {
    }

    /** Takes as many permits as the third argument says, and prints when it asked for each and when it got it. */
    public static void main(String[] arguments) {
        HazelcastInstance member = start(arguments[0], arguments[1]);
        take(limiter(member), Integer.parseInt(arguments[2])).forEach(permit -> System.out.println("permit " + permit.asked() + " " + permit.got()));
        member.shutdown();
    }

    /** Takes permits one after the other. */
    static List<Permit> take(RateLimiter limiter, int permits) {
        return Stream.generate(() -> {
            long asked = System.currentTimeMillis();
            limiter.acquire().toCompletableFuture().join();
            return new Permit(asked, System.currentTimeMillis());
        }).limit(permits).toList();
    }

    static RateLimiter limiter(HazelcastInstance member) {
        BucketConfiguration quota = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(CAPACITY).refillGreedy(REFILL_A_SECOND, Duration.ofSeconds(1))).build();
        return new Bucket4jRateLimiter(new HazelcastProxyManager<String>(member.getMap("buckets")).asAsync().builder()
                .build("key", quota));
    }

    /** A member on a free port that joins those at the given addresses, if any, and never looks beyond this machine. */
    public static HazelcastInstance start(String cluster, String... addresses) {
        Config config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(0).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(List.of(addresses));
        return Hazelcast.newHazelcastInstance(config);
    }

    /** When a permit was asked for and when it was there, in milliseconds since 1970; it was given in between. */
    record Permit(long asked, long got) {
    }
}
