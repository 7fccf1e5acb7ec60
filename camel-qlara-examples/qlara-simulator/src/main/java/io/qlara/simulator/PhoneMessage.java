/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message as a phone shows it. Not thread-safe. */
final class PhoneMessage {

    static final String REJECTED = "REJECTED";
    static final String SIMULATED = "SIMULATED";

    private final long number;
    private final PhoneChat chat;
    private final String messageId;
    private final boolean fromCustomer;
    private final Instant when;
    private final String json;
    private final Map<String, Object> content;
    private final Map<String, String> reactions = new LinkedHashMap<>();
    private String state;
    private String reason;
    private Reach carrier;
    private String pressed;
    private long version;

    /** {@code messageId} and {@code json}, the send as it came, may be null for a customer's message. */
    PhoneMessage(long number, PhoneChat chat, String messageId, boolean fromCustomer, Instant when, String json, Map<String, Object> content) {
        this.number = number;
        this.chat = chat;
        this.messageId = messageId;
        this.fromCustomer = fromCustomer;
        this.when = when;
        this.json = json;
        this.content = content;
        state = Deliveries.SENT;
    }

    long number() {
        return number;
    }

    PhoneChat chat() {
        return chat;
    }

    String messageId() {
        return messageId;
    }

    boolean fromCustomer() {
        return fromCustomer;
    }

    Instant when() {
        return when;
    }

    String json() {
        return json;
    }

    Map<String, Object> content() {
        return content;
    }

    long version() {
        return version;
    }

    void changedAt(long newVersion) {
        version = newVersion;
    }

    /** {@code why} is for somebody who tests; null when nothing went wrong. */
    void state(String newState, String why, Reach newCarrier) {
        state = newState;
        reason = why;
        carrier = newCarrier == null ? carrier : newCarrier;
    }

    boolean is(String otherState) {
        return state.equals(otherState);
    }

    /** Waits to be read on the phone: what came by SMS or RCS tells nothing of that. */
    boolean isUnread() {
        return !fromCustomer && is(Deliveries.DELIVERED) && carrier == Reach.WHATSAPP;
    }

    /** An empty emoji takes a reaction back. */
    void reaction(String by, String emoji) {
        if (emoji.isEmpty()) {
            reactions.remove(by);
        } else {
            reactions.put(by, emoji);
        }
    }

    void pressed(String button) {
        pressed = button;
    }

    Map<String, Object> toJson() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("number", number);
        message.put("id", messageId);
        message.put("from", fromCustomer ? "customer" : "business");
        message.put("at", when.toString());
        message.put("state", state);
        message.put("reason", reason);
        message.put("carrier", carrier == null ? null : carrier.name());
        message.put("pressed", pressed);
        message.put("reactions", List.copyOf(reactions.values()));
        message.put("content", content);
        return message;
    }
}
