/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * What one event says of the state of a message.
 *
 * @param messageId the service's id of the message; null if the event does not name it
 * @param ids     the ids of the message: the service's and the caller's own
 * @param word    a word that ends the wait, in upper case, or the sender's own word
 * @param channel in upper case; an event without a channel counts as one of WhatsApp
 * @param time    when the event was received, on the clock of {@link DeliveryReceipts}
 */
record DeliveryReceipt(String messageId, Set<String> ids, String word, String channel, long time) {

    /** No message has a longer id, and no state a longer word. */
    private static final int LONGEST = 255;
    private static final Set<String> ARRIVED = Set.of(WebhookEvent.READ, "DELIVERED");
    private static final Set<String> FAILED = Set.of("UNDELIVERABLE", "ERROR", "EXPIRED");

    /** Null if the event tells no state of a message, or not of which one. */
    static DeliveryReceipt of(WebhookEvent event, long time) {
        String word = WebhookEvent.READ.equals(event.eventType()) ? WebhookEvent.READ : event.statusName();
        Set<String> ids = Stream.of(event.messageId(), event.customMessageId()).filter(id -> id != null && id.length() <= LONGEST)
                .collect(Collectors.toUnmodifiableSet());
        String channel = event.channel() == null || event.channel().length() > LONGEST ? "WHATSAPP" : event.channel().strip().toUpperCase(Locale.ROOT);
        return word == null || ids.isEmpty() ? null
                : new DeliveryReceipt(event.messageId(), ids, comparable(word.substring(0, Math.min(LONGEST, word.length()))), channel, time);
    }

    /** Routes compare the words that are known. */
    private static String comparable(String word) {
        String upperCase = word.strip().toUpperCase(Locale.ROOT);
        return ARRIVED.contains(upperCase) || FAILED.contains(upperCase) ? upperCase : word;
    }

    /**
     * Whether nothing more is to come.
     *
     * @param lastChannel the last channel that the message may go out by; null if it may go out by one only
     */
    boolean isFinal(String lastChannel) {
        return ARRIVED.contains(word) || FAILED.contains(word) && (lastChannel == null || channel.equals(lastChannel));
    }
}
