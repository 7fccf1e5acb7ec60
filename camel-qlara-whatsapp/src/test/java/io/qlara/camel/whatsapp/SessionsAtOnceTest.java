/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static io.qlara.camel.whatsapp.SessionsTest.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notes of one customer's messages by several threads, or several JVMs, at once. */
class SessionsAtOnceTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void ofTwoCallsAtOnceAboutOneCustomerTheNewerTimeStays() throws Exception {
        Hanging repository = new Hanging();
        Sessions racing = new Sessions(repository, Clock.fixed(NOW, ZoneOffset.UTC));
        CompletableFuture<Void> older = CompletableFuture.runAsync(() -> racing.note(List.of(inbound(NOW.minus(DAY), Map.of()))));
        awaitQuietly(repository.isIn);
        Thread newer = new Thread(() -> racing.note(List.of(inbound(NOW, Map.of()))));
        newer.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> newer.getState() == Thread.State.TIMED_WAITING || !newer.isAlive());

        repository.goesOn.countDown();
        older.join();
        newer.join();

        assertThat(racing.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aRepositoryThatHangsHangsNoOtherCall() {
        Hanging repository = new Hanging();
        Sessions sessions = new Sessions(repository, Clock.fixed(NOW, ZoneOffset.UTC));
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> sessions.note(List.of(inbound(NOW.minus(DAY), Map.of()))));
        awaitQuietly(repository.isIn);

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sessions.note(List.of(inbound(NOW, Map.of()))));

        assertThat(other).succeedsWithin(Duration.ofSeconds(30));
        assertThat(hanging).isNotDone();
        repository.goesOn.countDown();
        hanging.join();
    }

    @Test
    void aNewerTimeThatAnotherJvmHasNotedMeanwhileStays() {
        RacedDatabase database = new RacedDatabase();
        Sessions other = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        Sessions racing = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        database.betweenReadingAndWriting = () -> other.note(List.of(inbound(NOW, Map.of())));

        racing.note(List.of(inbound(NOW.minus(DAY), Map.of())));

        assertThat(database.betweenReadingAndWriting).isNull();
        assertThat(other.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aNewerTimeIsNotedAlsoIfAnotherJvmHasNotedAnOlderOneMeanwhile() {
        RacedDatabase database = new RacedDatabase();
        Sessions other = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        Sessions racing = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        database.betweenReadingAndWriting = () -> other.note(List.of(inbound(NOW.minus(DAY), Map.of())));

        racing.note(List.of(inbound(NOW, Map.of())));

        assertThat(database.betweenReadingAndWriting).isNull();
        assertThat(other.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aSubclassThatKeepsItsStatesUnderOtherKeysFindsThem() {
        JdbcStateRepository ofTenant = started(new JdbcStateRepository(new RacedDatabase()) {
            @Override
            public String getState(String key) {
                return super.getState("tenant/" + key);
            }

            @Override
            public void setState(String key, String value) {
                super.setState("tenant/" + key, value);
            }
        });
        Sessions sessions = new Sessions(ofTenant, Clock.fixed(NOW, ZoneOffset.UTC));

        sessions.note(List.of(inbound(NOW, Map.of())));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    private static JdbcStateRepository started(JdbcStateRepository repository) {
        repository.start();
        return repository;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its first writing hangs until it may go on. */
    private static final class Hanging extends MemoryStateRepository {

        private final CountDownLatch isIn = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public void setState(String key, String value) {
            isIn.countDown();
            awaitQuietly(goesOn);
            super.setState(key, value);
        }
    }

    /** Lets somebody else write once, when the first connection of a call has been used for reading. */
    private static final class RacedDatabase extends DelegatingDataSource {

        private Runnable betweenReadingAndWriting;
        private boolean isRead;

        private RacedDatabase() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            setTargetDataSource(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Runnable other = betweenReadingAndWriting;
            if (other != null && isRead) {
                betweenReadingAndWriting = null;
                other.run();
            }
            isRead = other != null;
            return super.getConnection();
        }
    }
}
