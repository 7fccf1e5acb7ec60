/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of a customer's session from the messages noted. */
class SessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final StateRepository<String, String> repository = new MemoryStateRepository();
    private final Sessions sessions = at(NOW);

    private Sessions at(Instant time) {
        return new Sessions(repository, Clock.fixed(time, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({ "PT23H58M, OPEN", "PT23H58M1S, CLOSED", "PT0S, OPEN", "PT48H, CLOSED" })
    void aSessionIsOpenForItsTimeLessTwoMinutes(Duration age, SessionState expected) {
        sessions.note(List.of(inbound(NOW, Map.of())));

        assertThat(at(NOW.plus(age)).state("+393331234567", "39021234567", DAY)).isEqualTo(expected);
    }

    @Test
    void theEventsOwnTimeCountsButNoLaterThanItsArrival() {
        sessions.note(List.of(inbound(NOW.minus(Duration.ofHours(30)), Map.of())));
        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.CLOSED);

        sessions.note(List.of(inbound(NOW.plus(Duration.ofDays(300)), Map.of())));
        assertThat(at(NOW.plus(DAY)).state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.CLOSED);
    }

    @Test
    void aLateEventDoesNotMakeTheSessionOlder() {
        sessions.note(List.of(inbound(NOW, Map.of()), inbound(NOW.minus(DAY), Map.of())));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @ParameterizedTest
    @MethodSource
    void otherEventsOpenNoSession(Map<String, Object> fields) {
        sessions.note(List.of(inbound(NOW, fields)));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.UNKNOWN);
    }

    static List<Map<String, Object>> otherEventsOpenNoSession() {
        return List.of(Map.of("eventType", "READ"), Map.of("channel", "SMS"), Map.of("destination", "+39029999999"), Map.of("source", "+393339999999"),
                Map.of("destination", ""));
    }

    @Test
    void theRepositoryHoldsNoNumbers() {
        Map<String, String> kept = new HashMap<>();
        new Sessions(new Recording(kept), Clock.fixed(NOW, ZoneOffset.UTC)).note(List.of(inbound(NOW, Map.of())));

        assertThat(kept).hasSize(1).allSatisfy((key, value) -> assertThat(key).matches("[0-9a-f]{64}"));
        assertThat(kept).containsValue(String.valueOf(NOW.toEpochMilli()));
    }

    @Test
    void theMessagesOfOneCustomerInACallAreNotedOnce() {
        List<String> asked = new ArrayList<>();
        Sessions counting = new Sessions(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                asked.add(key);
                return super.getState(key);
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC));

        counting.note(List.of(inbound(NOW.minusSeconds(2), Map.of()), inbound(NOW.minusSeconds(1), Map.of()), inbound(NOW.minusSeconds(3), Map.of())));

        assertThat(asked).hasSize(1);
        assertThat(counting.state("+393331234567", "+39021234567", Duration.ofSeconds(120))).isEqualTo(SessionState.CLOSED);
        assertThat(counting.state("+393331234567", "+39021234567", Duration.ofSeconds(122))).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aRepositoryThatFailsIsNotAskedAgainForTheSameCall() {
        List<String> asked = new ArrayList<>();
        Sessions failing = new Sessions(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                asked.add(key);
                throw new IllegalStateException("the database is down");
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC));

        failing.note(List.of(inbound(NOW, Map.of()), inbound(NOW, Map.of("source", "+393339999999"))));

        assertThat(asked).hasSize(1);
    }

    @Test
    void aRepositoryThatFailsKnowsNothing() {
        Sessions failing = new Sessions(null, Clock.systemUTC());

        failing.note(List.of(inbound(NOW, Map.of())));

        assertThat(failing.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.UNKNOWN);
    }

    static WebhookEvent inbound(Instant time, Map<String, Object> others) {
        Map<String, Object> fields = new HashMap<>(Map.of("eventType", "INBOUND", "source", "393331234567", "destination", "+39 02 1234567",
                "channel", "whatsapp", "timestamp", time.toString(), "text", "Ciao"));
        fields.putAll(others);
        return WebhookEvent.of(fields);
    }

    private static final class Recording extends MemoryStateRepository {

        private final Map<String, String> kept;

        private Recording(Map<String, String> kept) {
            this.kept = kept;
        }

        @Override
        public void setState(String key, String value) {
            kept.put(key, value);
        }
    }
}
