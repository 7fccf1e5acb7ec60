/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

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
        try (RunningApplication application = RunningApplication.start(home, Map.of("simulator.answer-delay", "2000"))) {
            StepsRepeated steps = new StepsRepeated();
            application.context().getManagementStrategy().addEventNotifier(steps);
            application.drop("orders.csv", ORDER);
            await().until(() -> application.sendRequests() == 1);

            try (Connection connection = lockedOrders(application)) {
                steps.two.await();
                connection.rollback();
            }

            await().until(() -> application.state("O-1").equals("DELIVERED"));
            assertThat(application.sendRequests()).isEqualTo(1);
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
