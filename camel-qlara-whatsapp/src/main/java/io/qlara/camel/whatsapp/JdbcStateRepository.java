/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * States in one table of a database, so that several JVMs share them, as the option sessionRepository needs it. The start makes the table where there
 * is none. Each call takes a connection of the data source and waits for the database. Thread-safe.
 */
public class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");

    private DataSource dataSource;
    private String tableName = "QLARA_SESSION";

    /** A repository that gets its data source later. */
    public JdbcStateRepository() {
    }

    /** A repository in that database. */
    public JdbcStateRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    /** The database. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getTableName() {
        return tableName;
    }

    /** The table: a name of letters, digits and underscores, also with a schema before it. The default is QLARA_SESSION. */
    public void setTableName(String tableName) {
        this.tableName = tableName;
    }

    /** @throws IllegalArgumentException if there is no data source, or the table's name can't be used */
    @Override
    protected void doStart() {
        if (dataSource == null) {
            throw new IllegalArgumentException("JdbcStateRepository needs the property dataSource");
        }
        if (tableName == null || !TABLE.matcher(tableName).matches()) {
            throw new IllegalArgumentException("The property tableName of JdbcStateRepository must be a name of letters, digits and underscores");
        }
        if (!hasTable()) {
            createTable();
        }
    }

    private boolean hasTable() {
        try {
            inTransaction(connection -> execute(connection, "SELECT STATE_KEY, STATE_VALUE FROM " + tableName + " WHERE 1 = 0"));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void createTable() {
        try {
            inTransaction(connection -> execute(connection,
                    "CREATE TABLE " + tableName + " (STATE_KEY VARCHAR(255) NOT NULL PRIMARY KEY, STATE_VALUE VARCHAR(255) NOT NULL)"));
        } catch (SQLException e) {
            // another JVM may have made the table at the same moment
            if (!hasTable()) {
                throw failure("made", e);
            }
        }
    }

    /** Writes the state, whether there was one or not; null takes it away. */
    @Override
    public void setState(String key, String value) {
        if (value == null) {
            write("DELETE FROM " + tableName + " WHERE STATE_KEY = ?", key);
        } else if (write("UPDATE " + tableName + " SET STATE_VALUE = ? WHERE STATE_KEY = ?", value, key) == 0) {
            insert(key, value);
        }
    }

    /**
     * Writes the state if it is still the known one.
     *
     * @param  known what was read before; null if there was none
     * @return       false, with nothing written, if there is another one by now
     */
    boolean replaceState(String key, String known, String value) {
        try {
            return 1 == (known == null ? write("INSERT INTO " + tableName + " (STATE_VALUE, STATE_KEY) VALUES (?, ?)", value, key)
                    : write("UPDATE " + tableName + " SET STATE_VALUE = ? WHERE STATE_KEY = ? AND STATE_VALUE = ?", value, key, known));
        } catch (RuntimeCamelException e) {
            // a database may end a transaction instead that comes beside another one
            if (Objects.equals(getState(key), known)) {
                throw e;
            }
            return false;
        }
    }

    private void insert(String key, String value) {
        try {
            write("INSERT INTO " + tableName + " (STATE_VALUE, STATE_KEY) VALUES (?, ?)", value, key);
        } catch (RuntimeCamelException e) {
            // somebody else may have inserted the key meanwhile
            if (write("UPDATE " + tableName + " SET STATE_VALUE = ? WHERE STATE_KEY = ?", value, key) == 0) {
                throw e;
            }
        }
    }

    private int write(String sql, String... parameters) {
        try {
            return inTransaction(connection -> execute(connection, sql, parameters));
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    /** How many rows were changed. */
    private static int execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Null if there is none. */
    @Override
    public String getState(String key) {
        try {
            return inTransaction(connection -> {
                try (PreparedStatement statement = prepare(connection, "SELECT STATE_VALUE FROM " + tableName + " WHERE STATE_KEY = ?", key);
                        ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getString(1) : null;
                }
            });
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    /** A connection of a pool may commit by itself or not; one that does not is left without an open transaction. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean commits = !connection.getAutoCommit();
            try {
                T result = work.on(connection);
                if (commits) {
                    connection.commit();
                }
                return result;
            } catch (SQLException e) {
                if (commits) {
                    connection.rollback();
                }
                throw e;
            }
        }
    }

    private RuntimeCamelException failure(String what, SQLException cause) {
        return new RuntimeCamelException("The table " + tableName + " can't be " + what, cause);
    }

    /** What one transaction does. */
    private interface Work<T> {

        T on(Connection connection) throws SQLException;
    }
}
