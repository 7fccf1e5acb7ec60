/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three workers share what the service grants them together, and enforces: 50 requests a second and 1,000 a minute. */
@Tag("kill")
@Isolated("what runs beside it would take time from the minute that is measured")
class SharedQuotaTest {

    private static final int WORKERS = 3;
    private static final int PER_SECOND = 50;
    private static final int PER_MINUTE = 1000;
    private static final int ORDERS = 1_300;
    // more than a minute's work, and the warming up before it
    private static final int BEFORE_THE_KILL = 1_100;
    private static final Duration GENEROUS = Duration.ofMinutes(4);
    private static final String BUCKET = "qlara";

    @Test
    void aMinuteWithoutMishapsUsesTheQuotaTo95PercentAndTheDeathOfTheBucketsOwnerDoesNotExceedIt() throws Exception {
        Cluster cluster = new Cluster(LogFolder.of(SharedQuotaTest.class), PER_SECOND, PER_MINUTE)
                .with("quota.per-second", PER_SECOND).with("quota.per-minute", PER_MINUTE);
        try {
            start(cluster);

            Orders.produce(cluster.brokers(), 1, ORDERS);
            patiently().until(() -> sent(cluster) > BEFORE_THE_KILL);
            ServiceJournal undisturbed = ServiceJournal.read(cluster.serviceUrl());
            cluster.jvm(ownerOfTheBucket(cluster)).kill();
            patiently().until(() -> sent(cluster) == ORDERS);

            assertThat(undisturbed.fullestMinute()).as("in the fullest minute before the kill").isGreaterThanOrEqualTo(PER_MINUTE * 95 / 100);
            assertThat(cluster.refused()).as("answers 429").isZero();
            assertThat(ServiceJournal.read(cluster.serviceUrl()).ids()).hasSize(ORDERS).doesNotHaveDuplicates();
            assertThat(Orders.count(cluster.databaseUrl(), "SELECT worker, COUNT(*) FROM messages WHERE worker IS NOT NULL GROUP BY worker").values())
                    .as("part of each").hasSize(WORKERS).allSatisfy(part -> assertThat(part).isGreaterThan(ORDERS / 10));
        } finally {
            cluster.kill();
        }
    }

    private static void start(Cluster cluster) throws Exception {
        cluster.startKafka().startDatabaseAndService();
        Orders.createTopics(cluster.brokers());
        for (int worker = 1; worker <= WORKERS; worker++) {
            cluster.startWorker(worker);
        }
        for (int worker = 1; worker <= WORKERS; worker++) {
            cluster.awaitWorker(worker);
        }
    }

    /** The worker whose Hazelcast member has the partition of the bucket. A client asks, which is no member and has no data. */
    private static String ownerOfTheBucket(Cluster cluster) {
        ClientConfig settings = new ClientConfig().setClusterName("scale-out").setProperty("hazelcast.logging.type", "slf4j");
        settings.getNetworkConfig().setAddresses(List.of(cluster.hazelcastMembers().split(",")));
        HazelcastInstance client = HazelcastClient.newHazelcastClient(settings);
        try {
            assertThat(client.getMap("buckets").containsKey(BUCKET)).as("the bucket has this name").isTrue();
            Member owner = await().until(() -> client.getPartitionService().getPartition(BUCKET).getOwner(), Objects::nonNull);
            return "worker-" + IntStream.rangeClosed(1, WORKERS)
                    .filter(worker -> cluster.hazelcastPort(worker) == owner.getAddress().getPort()).findFirst().orElseThrow();
        } finally {
            client.shutdown();
        }
    }

    private static int sent(Cluster cluster) throws Exception {
        return Orders.count(cluster.databaseUrl(), "SELECT result, COUNT(*) FROM messages WHERE result = 'SENT' GROUP BY result").getOrDefault("SENT", 0);
    }

    private static ConditionFactory patiently() {
        return await().atMost(GENEROUS).pollInterval(Duration.ofSeconds(1));
    }
}
