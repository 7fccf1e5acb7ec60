/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Locale;
import java.util.Map;

/** The numbers and words that tell the state of a message, and their order. */
final class MessageStatus {

    private static final Map<Integer, String> NAMES = Map.of(
            WebhookEvent.STATUS_DELIVERED, "DELIVERED", WebhookEvent.STATUS_UNDELIVERABLE, "UNDELIVERABLE");
    private static final Map<String, Integer> RANKS = Map.of("SENT", 10, "UNDELIVERABLE", 20, "ERROR", 20, "EXPIRED", 20,
            "DELIVERED", 30, "RECEIVED", 30, WebhookEvent.READ, 40);

    private MessageStatus() {
    }

    /**
     * The name of the number, else the word in the first of these fields that has one, else {@code UNKNOWN}.
     *
     * @param number the status number; null if there is none
     * @param words  the fields in which a word may stand
     */
    static String name(Integer number, FieldReader reader, String... words) {
        String byNumber = number == null ? null : NAMES.get(number);
        if (byNumber != null) {
            // a word other than the name of the number stays among the additional fields
            reader.first(word -> byNumber.equals(word) ? word : null, words);
            return byNumber;
        }
        String word = reader.said(words);
        return word == null ? "UNKNOWN" : word;
    }

    /** The number that the value is, if the number has a name; null otherwise. */
    static Integer namedNumber(Object value) {
        Integer number = FieldReader.asInteger(value);
        return number != null && NAMES.containsKey(number) ? number : null;
    }

    /** How far a message with this status has got: 10 sent, 20 failed, 30 delivered, 40 read, 0 for any other word. */
    static int rank(String word) {
        return RANKS.getOrDefault(word.strip().toUpperCase(Locale.ROOT), 0);
    }
}
