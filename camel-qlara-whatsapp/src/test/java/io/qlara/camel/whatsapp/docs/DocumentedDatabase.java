/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A database with the tables that the pages show, which outlives the application. */
final class DocumentedDatabase implements AutoCloseable {

    private static final Pattern SQL = Pattern.compile("^```sql\n(CREATE .*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final JdbcConnectionPool connections = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(connections);

    DocumentedDatabase() {
        Pages.withSnippets().stream().flatMap(page -> SQL.matcher(Pages.text(page)).results()).forEach(fence -> jdbc.execute(fence.group(1)));
    }

    /** Gives an application what the page says it has. */
    void bindTo(CamelContext camel) {
        camel.getRegistry().bind("dataSource", DataSource.class, connections);
        camel.getRegistry().bind("transactionManager", new DataSourceTransactionManager(connections));
    }

    void execute(String sql) {
        jdbc.execute(sql);
    }

    List<Map<String, Object>> rows(String query) {
        return jdbc.queryForList(query);
    }

    @Override
    public void close() {
        jdbc.execute("SHUTDOWN");
        connections.dispose();
    }
}
