/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;
import java.util.List;

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

    /** Takes as many permits as the third argument says, and prints when it got each, in milliseconds since 1970. */
    public static void main(String[] arguments) {
        HazelcastInstance member = start(arguments[0], arguments[1]);
        RateLimiter limiter = limiter(member);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            limiter.acquire().toCompletableFuture().join();
            System.out.println("permit " + System.currentTimeMillis());
        }
        member.shutdown();
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
}
