/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three workers share what the service grants them together, and enforces: 50 requests a second and 1,000 a minute. */
@Tag("kill")
class SharedQuotaTest {

    private static final int PER_SECOND = 50;
    private static final int PER_MINUTE = 1000;
    private static final int ORDERS = 1_200;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration GENEROUS = Duration.ofMinutes(4);

    @Test
    void theQuotaIsUsedAndNeverExceededAlsoWhenTheMemberThatHadTheBucketMayBeDead(@TempDir Path folder) throws Exception {
        Cluster cluster = new Cluster(folder.resolve("cluster"), PER_SECOND, PER_MINUTE)
                .with("quota.per-second", PER_SECOND).with("quota.per-minute", PER_MINUTE);
        try {
            cluster.startKafka().startDatabaseAndService();
            Orders.createTopics(cluster.brokers());
            for (int worker = 1; worker <= 3; worker++) {
                cluster.startWorker(worker);
            }
            for (int worker = 1; worker <= 3; worker++) {
                cluster.awaitWorker(worker);
            }

            Orders.produce(cluster.brokers(), 1, ORDERS);
            await().atMost(GENEROUS).pollInterval(SECOND).until(() -> sent(cluster) > PER_MINUTE + 20);
            cluster.jvm("worker-1").kill();
            await().atMost(GENEROUS).pollInterval(SECOND).until(() -> sent(cluster) == ORDERS);

            ServiceJournal journal = ServiceJournal.read(cluster.serviceUrl());
            // the first one has the start of three JVMs in it
            assertThat(journal.fullestMinute()).as("in the fullest minute").isGreaterThanOrEqualTo(PER_MINUTE * 95 / 100);
            assertThat(cluster.refused()).as("answers 429").isZero();
            assertThat(journal.ids()).hasSize(ORDERS).doesNotHaveDuplicates();
            assertThat(Orders.count(cluster.databaseUrl(), "SELECT worker, COUNT(*) FROM messages WHERE worker IS NOT NULL GROUP BY worker").values())
                    .as("part of each").hasSize(3).allSatisfy(part -> assertThat(part).isGreaterThan(ORDERS / 10));
        } finally {
            cluster.kill();
        }
    }

    private static int sent(Cluster cluster) throws Exception {
        return Orders.count(cluster.databaseUrl(), "SELECT result, COUNT(*) FROM messages WHERE result = 'SENT' GROUP BY result").getOrDefault("SENT", 0);
    }
}
