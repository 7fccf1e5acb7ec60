/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BusyDatabaseTest {

    private static final String ORDER = "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n";

    @TempDir
    private Path home;

    @Test
    void storesWhatBecameOfAMessageOnceTheDatabaseAnswersAgainAndSendsNothingTwice() throws Exception {
        try (RunningApplication application = RunningApplication.start(home)) {
            StepsRepeated steps = new StepsRepeated();
            application.context().getManagementStrategy().addEventNotifier(steps);
            application.drop("first.csv", ORDER.replace("O-1", "O-0"));
            await().until(() -> application.state("O-0").equals("DELIVERED"));
            application.simulator().delay(Duration.ofSeconds(10));
            application.drop("orders.csv", ORDER);
            await().until(() -> application.sendRequests() == 2);

            try (Connection connection = lockedOrders(application)) {
                assertThat(steps.two.await(60, TimeUnit.SECONDS)).isTrue();
                connection.rollback();
            }

            await().until(() -> application.state("O-1").equals("DELIVERED"));
            assertThat(application.sendRequests()).isEqualTo(2);
        }
    }

    private static Connection lockedOrders(RunningApplication application) throws Exception {
        DataSource database = application.context().getRegistry().lookupByNameAndType("dataSource", DataSource.class);
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("SELECT * FROM orders FOR UPDATE");
        return connection;
    }

    private static final class StepsRepeated extends EventNotifierSupport {

        private final CountDownLatch two = new CountDownLatch(2);

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeRedeliveryEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            two.countDown();
        }
    }
}
