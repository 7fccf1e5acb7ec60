/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of one worker in this JVM, with the row of an order as a worker leaves it that dies after its claim. */
class UnsettledOrderTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String DATABASE = "jdbc:h2:mem:unsettled;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    private static final String ORDER = Orders.json(1, "+393401234567");

    private final List<String> results = new CopyOnWriteArrayList<>();
    private final Main worker = new Main();

    @BeforeEach
    void start() throws Exception {
        Orders.createTable(DATABASE);
        execute("DELETE FROM messages");
        execute("INSERT INTO messages (id, claimed_by, claimed_until) VALUES ('O-1', 'worker-2/dead', CURRENT_TIMESTAMP - INTERVAL '1' SECOND)");
        Map<String, String> properties = Map.of(
                "camel.main.routesIncludePattern", "classpath:worker/orders.camel.yaml,classpath:worker/unsettled.camel.yaml",
                "camel.server.enabled", "false", "qlara.base-url", SERVICE.baseUrl(), "qlara.api-key", SERVICE.apiKey(),
                "settle.seconds", "1", "results", "direct:results", "unsettled", "direct:unsettled", "broken", "direct:broken");
        properties.forEach(worker::addOverrideProperty);
        worker.bind("dataSource", JdbcConnectionPool.create(DATABASE, "sa", "sa"));
        worker.bind("sharedQuota", new NoQuota());
        worker.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:results").process(exchange -> results.add(exchange.getMessage().getBody(String.class)));
            }
        });
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void whatTheServiceDoesNotKnowAtTwoTimesIsSentOnce() throws Exception {
        worker.getCamelTemplate().sendBody("direct:order", ORDER);

        assertThat(SERVICE.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEqualTo(Map.of(
                "destination", "+393401234567", "phoneNumberId", "101", "messageId", "O-1", "body", "Your order O-1 is on its way.")));
        assertThat(Orders.count(DATABASE, "SELECT id, 1 FROM messages WHERE asked AND result = 'SENT'")).containsOnlyKeys("O-1");
        assertThat(results).singleElement().asString().contains("\"id\":\"O-1\"", "\"result\":\"SENT\"");
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(DATABASE, "sa", "sa"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class NoQuota implements RateLimiter {

        @Override
        public CompletionStage<Void> acquire() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void holdUntil(Instant time) {
            // nothing is held here
        }
    }
}
