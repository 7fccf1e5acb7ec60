/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills a worker while it has claimed orders, which it has not told the result of. */
final class KilledWorker {

    private static final Duration GENEROUS = Duration.ofMinutes(2);

    private KilledWorker() {
    }

    /**
     * Puts orders while the service stands still, so that none of those that the worker claims ends before it is killed.
     *
     * @return the ids of the orders that it had claimed when it died; at least one
     */
    static Set<String> withClaims(Cluster cluster, String name, Runnable putOrders) throws Exception {
        cluster.jvm("service").signal("STOP");
        try {
            putOrders.run();
            await().atMost(GENEROUS).pollInterval(Duration.ofMillis(50)).until(() -> !claimedBy(cluster, name).isEmpty());
            cluster.jvm(name).kill();
            Set<String> claimed = claimedBy(cluster, name);
            assertThat(claimed).as("claimed by " + name).isNotEmpty();
            return claimed;
        } finally {
            cluster.jvm("service").signal("CONT");
        }
    }

    private static Set<String> claimedBy(Cluster cluster, String worker) throws SQLException {
        return Orders.count(cluster.databaseUrl(), "SELECT id, 1 FROM messages WHERE claimed_by LIKE '" + worker + "/%' AND result IS NULL").keySet();
    }
}
