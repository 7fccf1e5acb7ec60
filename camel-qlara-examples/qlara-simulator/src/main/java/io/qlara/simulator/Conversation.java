/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a customer and one of the account's numbers wrote to each other. Not thread-safe. */
final class Conversation {

    private static final int MOST_MESSAGES = 1_000;
    private static final Duration SESSION = Duration.ofHours(24);

    private final String id;
    private final String customer;
    private final String business;
    private final Newest<Entry> messages = new Newest<>(MOST_MESSAGES);
    private Instant lastReceived = Instant.MIN;
    private Instant lastMessage = Instant.MIN;
    private int unread;
    private boolean archived;

    Conversation(String id, String customer, String business) {
        this.id = id;
        this.customer = customer;
        this.business = business;
    }

    String customer() {
        return customer;
    }

    String business() {
        return business;
    }

    List<Entry> messages() {
        return messages.list();
    }

    Instant lastReceived() {
        return lastReceived;
    }

    boolean isOpen(Instant now) {
        return lastReceived.isAfter(now.minus(SESSION));
    }

    /** Adds a message; {@code messageId} is null for one of the customer. */
    void add(long number, String messageId, String text, Instant when) {
        messages.add(new Entry(number, messageId, text, when));
        lastMessage = lastMessage.isAfter(when) ? lastMessage : when;
        if (messageId == null) {
            lastReceived = lastReceived.isAfter(when) ? lastReceived : when;
            unread++;
        }
    }

    void read() {
        unread = 0;
    }

    void archived(boolean value) {
        archived = value;
    }

    /** No document shows the names of these fields: they are ours. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chatId", id);
        json.put("channel", "WHATSAPP");
        json.put("source", customer);
        json.put("destination", business);
        json.put("unread", unread);
        json.put("archived", archived);
        json.put("timestamp", lastMessage.toString());
        return json;
    }

    /** One message; {@code messageId} is null for one of the customer. */
    record Entry(long number, String messageId, String text, Instant when) {

        /** No document shows the names of these fields: they are ours. {@code status} is left out when it is null. */
        Map<String, Object> toJson(String status) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", number);
            json.put("direction", messageId == null ? "INBOUND" : "OUTBOUND");
            json.put("text", text);
            json.put("timestamp", when.toString());
            if (status != null) {
                json.put("deliveryStatus", status);
            }
            return json;
        }
    }
}
