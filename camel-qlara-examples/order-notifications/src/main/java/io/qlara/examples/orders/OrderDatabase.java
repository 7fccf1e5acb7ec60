/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;

import org.apache.camel.support.service.ServiceSupport;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;

/** The database in a file: opened with its tables before the routes start, and closed after they have stopped. */
class OrderDatabase extends ServiceSupport {

    private final Path folder;
    private final JdbcConnectionPool pool;

    OrderDatabase(Path folder) {
        this.folder = folder;
        // H2 would close itself when the JVM is told to end, and by itself it writes half a second after the commit
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.toAbsolutePath().resolve("orders") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "sa", "");
        pool.setMaxConnections(20);
    }

    boolean exists() {
        return Files.exists(folder.resolve("orders.mv.db"));
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    protected void doStart() throws Exception {
        try (Connection connection = pool.getConnection(); InputStreamReader schema = schema()) {
            RunScript.execute(connection, schema);
        }
    }

    @Override
    protected void doStop() {
        pool.dispose();
    }

    private static InputStreamReader schema() throws IOException {
        InputStream schema = OrderDatabase.class.getResourceAsStream("/sql/schema.sql");
        return new InputStreamReader(schema, StandardCharsets.UTF_8);
    }
}
