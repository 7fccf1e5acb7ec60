/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {

    private static final String ANNA = "+393401234567";
    private static final String BRUNO = "+393407654321";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.clock(new MutableClock()));

    @Test
    void tellsWhatWasSentToANumber(QlaraSimulator started) {
        ApiClient client = ApiClient.of(started);

        client.sendText(ANNA, "for Anna");
        client.sendText(BRUNO, "for Bruno");

        assertThat(started.journal().sentTo(BRUNO)).singleElement()
                .satisfies(message -> assertThat(message.request()).isEqualTo(Map.of("destination", BRUNO, "phoneNumberId", "101", "body", "for Bruno")));
    }

    @Test
    void keepsTheRequestAsItCame() {
        String json = "{ \"destination\":\"" + ANNA + "\", \"phoneNumberId\":\"101\", \"body\":\"Ciao \u20ac\", \"other\":1.50 }";

        Object messageId = ApiClient.json(ApiClient.of(simulator.get()).request("POST", ApiClient.SEND, json)).get("messageId");

        assertThat(simulator.journal().messages()).singleElement().satisfies(message -> {
            assertThat(message.json()).isEqualTo(json);
            assertThat(message.messageId()).isEqualTo(messageId);
            assertThat(message.accepted()).isTrue();
            assertThat(message.timestamp()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        });
    }

    @Test
    void keepsTheOrderOfArrival() {
        for (String text : new String[] {"1", "2", "3"}) {
            ApiClient.of(simulator.get()).sendText(ANNA, text);
        }

        assertThat(simulator.journal().messages()).extracting(message -> message.request().get("body")).containsExactly("1", "2", "3");
        assertThat(simulator.journal().count()).isEqualTo(3);
    }

    @Test
    void tellsWhatWasNotAccepted() {
        simulator.get().reject(BRUNO);

        ApiClient.of(simulator.get()).sendText(ANNA, "Hello");
        ApiClient.of(simulator.get()).sendText(BRUNO, "Hello");

        assertThat(simulator.journal().rejected()).extracting(SentMessage::destination).containsExactly(BRUNO);
        assertThat(simulator.journal().count()).isEqualTo(2);
    }

    @Test
    void countsRequestsByMethodAndPathWhateverTheAnswer() {
        ApiClient client = ApiClient.of(simulator.get());

        client.sendText(ANNA, "Hello");
        client.withKey("wrong").sendText(ANNA, "Hello");
        client.get(ApiClient.TEMPLATES + "?status=APPROVED");

        assertThat(simulator.journal().requests())
                .containsOnly(Map.entry("POST " + ApiClient.SEND, 2), Map.entry("GET " + ApiClient.TEMPLATES, 1));
    }

    @Test
    void cannotBeChangedFromOutside() {
        ApiClient.of(simulator.get()).sendText(ANNA, "Hello");

        assertThatThrownBy(() -> simulator.journal().messages().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void dropsTheContentWhenItIsCompact() {
        try (QlaraSimulator compact = QlaraSimulator.builder().compactJournal(true).build().start()) {
            compact.reject(ANNA);
            ApiClient.of(compact).sendText(ANNA, "Hello");

            assertThat(compact.journal().rejected()).singleElement().satisfies(message -> {
                assertThat(message.destination()).isEqualTo(ANNA);
                assertThat(message.messageId()).startsWith("wamid.");
                assertThat(message.json()).isEmpty();
                assertThat(message.request()).isEmpty();
            });
        }
    }

    @Test
    void keepsTheNewestAndCountsAll() {
        try (QlaraSimulator small = QlaraSimulator.builder().journalSize(2).build().start()) {
            for (String text : new String[] {"1", "2", "3"}) {
                ApiClient.of(small).sendText(ANNA, text);
            }

            assertThat(small.journal().messages()).extracting(message -> message.request().get("body")).containsExactly("2", "3");
            assertThat(small.journal().count()).isEqualTo(3);
        }
    }
}
