/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneBookTest {

    private static final String BUSINESS = "+390200000101";

    private final SimulatedService service = QlaraSimulator.builder().phone(true).build().service();
    private final PhoneBook book = service.phoneBook.orElseThrow();

    @Test
    void keepsTheNewestThousandMessagesOfAChat() {
        for (int i = 1; i <= PhoneBook.MOST_MESSAGES_IN_A_CHAT + 1; i++) {
            sent("+393400000001", "text " + i);
        }

        List<?> messages = (List<?>) state("393400000001-390200000101").get("messages");
        assertThat(messages).hasSize(1_000).first().asString().contains("text 2");
    }

    @Test
    void keepsTheNewestTenThousandMessagesAndNoChatWithoutAny() {
        for (int i = 0; i <= 10_000; i++) {
            sent("+39340" + (1_000_000 + i), "text");
        }

        assertThat(state(null).get("chatCount")).isEqualTo(10_000);
        assertThat(book.chat("393401000000-390200000101")).isEmpty();
        assertThat(book.message(1)).isEmpty();
    }

    @Test
    void keepsTheNewestCalls() {
        for (int i = 0; i <= PhoneBook.MOST_CALLS; i++) {
            book.attempted(new CallbackAttempt("READ", "id-" + i, "{}", 1, 200, "", null, Instant.EPOCH));
        }

        assertThat((List<?>) state(null).get("calls")).hasSize(PhoneBook.MOST_CALLS).first().asString().contains("id-1");
    }

    @Test
    void neverGoesBackFromRead() {
        sent("+393400000001", "text");
        book.became("id", Deliveries.READ, null);

        book.became("id", Deliveries.DELIVERED, Reach.WHATSAPP);

        assertThat(book.message(1).orElseThrow().is(Deliveries.READ)).isTrue();
    }

    @Test
    void takesAnIdThatComesAgainForTheNewMessage() {
        sent("+393400000001", "first");
        sent("+393400000001", "second");

        book.became("id", Deliveries.DELIVERED, Reach.WHATSAPP);

        assertThat(book.message(1).orElseThrow().is(Deliveries.SENT)).isTrue();
        assertThat(book.message(2).orElseThrow().is(Deliveries.DELIVERED)).isTrue();
    }

    private void sent(String customer, String text) {
        book.sent(new SentMessage("id", customer, "{}", Map.of("body", text), Instant.EPOCH, true), BUSINESS, new Outcome(null, true));
    }

    private Map<String, Object> state(String chat) {
        return book.changedSince(0, chat, 0);
    }
}
