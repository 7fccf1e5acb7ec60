/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The conversations that customers began, and with them when each last wrote. Thread-safe. */
final class Inbox {

    private final Map<String, Conversation> byId;
    private long lastNumber;

    /** Forgets the oldest conversations beyond {@code most}. */
    Inbox(int most) {
        byId = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void received(String customer, String business, String text, Instant when) {
        String id = id(customer, business);
        byId.computeIfAbsent(id, absent -> new Conversation(id, customer, business)).add(++lastNumber, null, text, when);
    }

    /** Adds a message of the business to its conversation, if the customer began one. */
    synchronized void sent(String customer, String business, String messageId, String text, Instant when) {
        Conversation conversation = byId.get(id(customer, business));
        if (conversation != null) {
            conversation.add(++lastNumber, messageId, text, when);
        }
    }

    synchronized Optional<Instant> lastReceived(String customer, String business) {
        return Optional.ofNullable(byId.get(id(customer, business))).map(Conversation::lastReceived);
    }

    synchronized boolean isOpen(String customer, String business, Instant now) {
        Conversation conversation = byId.get(id(customer, business));
        return conversation != null && conversation.isOpen(now);
    }

    synchronized List<Map<String, Object>> toJson() {
        return byId.values().stream().map(Conversation::toJson).toList();
    }

    /** Asks or changes a conversation while nobody else does; empty when there is none, or {@code use} gives null. */
    synchronized <T> Optional<T> with(String id, Function<Conversation, T> use) {
        return Optional.ofNullable(byId.get(id)).map(use);
    }

    synchronized void clear() {
        byId.clear();
        lastNumber = 0;
    }

    private static String id(String customer, String business) {
        return customer.replace("+", "") + "-" + business.replace("+", "");
    }
}
