/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.durable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.jdbc.JdbcAggregationRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.SendResult;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An aggregation that keeps its exchanges in a database, over a restart of the application. */
class EventsInADatabaseTest {

    private static final String DELIVERED = "{\"messageId\":\"m1\",\"status\":3}";

    @TempDir
    Path folder;

    private final List<String> aggregated = new CopyOnWriteArrayList<>();
    private DataSource database;

    @BeforeEach
    void createTables() {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("aggregation").toAbsolutePath(), "sa", "");
        JdbcTemplate tables = new JdbcTemplate(database);
        tables.execute("CREATE TABLE events (id VARCHAR(255) PRIMARY KEY, exchange BLOB NOT NULL, version BIGINT NOT NULL)");
        tables.execute("CREATE TABLE events_completed (id VARCHAR(255) PRIMARY KEY, exchange BLOB NOT NULL, version BIGINT NOT NULL)");
    }

    static Stream<QlaraModel> models() {
        return Stream.of(
                WebhookEvent.of(Map.of("messageId", "m1", "status", "SENT", "timestamp", "2026-04-09T10:30:00Z", "extra", Map.of("parts", List.of(1)))),
                new SendResponse("m1", false, List.of(new SendResult("+393331234567", true, null, List.of(), Map.of())), Map.of()),
                SendRequest.builder().destination("+393331234567").body("Hello \uD83D\uDC4B").build());
    }

    @ParameterizedTest
    @MethodSource("models")
    void isKeptAsJsonOverARestart(QlaraModel model) throws Exception {
        String json = aggregate(model, 0);

        aggregate(DELIVERED, 1);

        assertThat(aggregated).containsExactly(json + "\n" + DELIVERED);
    }

    /** In an application that ends once so many are complete; the body as text. */
    private String aggregate(Object body, int complete) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:events")
                            .aggregate(constant("m1"), EventsInADatabaseTest::oneBelowTheOther).completionSize(2)
                            .aggregationRepository(new JdbcAggregationRepository(new DataSourceTransactionManager(database), "events", database))
                            .process(exchange -> aggregated.add(exchange.getMessage().getBody(String.class)));
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBody("direct:events", body);
            await().atMost(30, TimeUnit.SECONDS).until(() -> aggregated.size() == complete);
            return camel.getTypeConverter().convertTo(String.class, body);
        }
    }

    private static Exchange oneBelowTheOther(Exchange first, Exchange last) {
        if (first != null) {
            first.getMessage().setBody(first.getMessage().getBody(String.class) + "\n" + last.getMessage().getBody(String.class));
        }
        return first == null ? last : first;
    }
}
