/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** States in a database. */
class JdbcStateRepositoryTest {

    private final JdbcDataSource dataSource = new JdbcDataSource();

    JdbcStateRepositoryTest() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void aStateIsFoundByAnotherJvm() {
        started().setState("key", "1");

        assertThat(started().getState("key")).isEqualTo("1");
        assertThat(started().getState("other")).isNull();
    }

    @Test
    void aStateIsReplacedAndTakenAway() {
        JdbcStateRepository repository = started();

        repository.setState("key", "1");
        repository.setState("key", "2");
        assertThat(repository.getState("key")).isEqualTo("2");
        repository.setState("key", null);
        assertThat(repository.getState("key")).isNull();
    }

    @Test
    void severalMayWriteTheSameKeyAtOnce() {
        JdbcStateRepository repository = started();

        List<CompletableFuture<Void>> writing = IntStream.range(0, 50)
                .mapToObj(number -> CompletableFuture.runAsync(() -> repository.setState("key" + number % 3, "v" + number))).toList();

        assertThat(writing).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(30)));
        assertThat(repository.getState("key0")).startsWith("v");
    }

    @Test
    void aStateThatIsNotTheKnownOneAnyMoreIsNotReplaced() {
        JdbcStateRepository repository = started();
        assertThat(repository.replaceState("key", null, "1")).isTrue();

        assertThat(repository.replaceState("key", null, "2")).isFalse();
        assertThat(repository.replaceState("key", "0", "2")).isFalse();
        assertThat(repository.getState("key")).isEqualTo("1");
        assertThat(repository.replaceState("key", "1", "2")).isTrue();
        assertThat(repository.getState("key")).isEqualTo("2");
    }

    @Test
    void aStateThatCanNotBeWrittenIsAFailureAndNotAnother() {
        JdbcStateRepository repository = started();

        assertThatThrownBy(() -> repository.replaceState("key", null, "x".repeat(256))).hasMessage("The table QLARA_SESSION can't be written");
    }

    @Test
    void theTableMayHaveAnotherName() throws Exception {
        JdbcStateRepository repository = new JdbcStateRepository();
        repository.setDataSource(dataSource);
        repository.setTableName("PUBLIC.SHOP_SESSION");
        repository.start();

        repository.setState("key", "1");

        try (var connection = dataSource.getConnection(); var rows = connection.createStatement().executeQuery("SELECT STATE_VALUE FROM SHOP_SESSION")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("1");
        }
    }

    @Test
    void aPoolThatDoesNotCommitByItselfLosesNothing() throws Exception {
        DataSource noAutoCommit = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
                (proxy, method, arguments) -> {
                    Connection connection = dataSource.getConnection();
                    connection.setAutoCommit(false);
                    return connection;
                });
        JdbcStateRepository repository = new JdbcStateRepository(noAutoCommit);
        repository.start();

        repository.setState("key", "1");

        assertThat(started().getState("key")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "a;drop table b", "", "1a", "a.b.c" })
    void aNameThatIsNoneIsRefused(String name) {
        JdbcStateRepository repository = new JdbcStateRepository(dataSource);
        repository.setTableName(name);

        assertThatThrownBy(repository::start).hasStackTraceContaining("The property tableName of JdbcStateRepository must be a name");
    }

    @Test
    void withoutADataSourceItDoesNotStart() {
        assertThatThrownBy(() -> new JdbcStateRepository().start()).hasStackTraceContaining("JdbcStateRepository needs the property dataSource");
    }

    private JdbcStateRepository started() {
        JdbcStateRepository repository = new JdbcStateRepository(dataSource);
        repository.start();
        return repository;
    }
}
