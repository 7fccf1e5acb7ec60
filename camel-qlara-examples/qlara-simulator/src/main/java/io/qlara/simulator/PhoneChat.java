/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a customer's phone shows of one number of the account. Not thread-safe. */
final class PhoneChat {

    private final String id;
    private final String customer;
    private final PhoneNumber business;
    private final Deque<PhoneMessage> messages = new ArrayDeque<>();
    private long version;

    PhoneChat(String id, String customer, PhoneNumber business) {
        this.id = id;
        this.customer = customer;
        this.business = business;
    }

    static String id(String customer, String business) {
        return customer.replace("+", "") + "-" + business.replace("+", "");
    }

    String id() {
        return id;
    }

    String customer() {
        return customer;
    }

    String business() {
        return business.phoneNumber();
    }

    Deque<PhoneMessage> messages() {
        return messages;
    }

    long version() {
        return version;
    }

    void changedAt(long newVersion) {
        version = newVersion;
    }

    List<Map<String, Object>> changedSince(long then) {
        return messages.stream().filter(message -> message.version() > then).map(PhoneMessage::toJson).toList();
    }

    /** For the list of chats. */
    Map<String, Object> toJson(Handsets handsets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("customer", customer);
        json.put("business", business.phoneNumber());
        json.put("businessName", business.displayName());
        json.put("on", handsets.isOn(customer));
        json.put("reach", handsets.reach(customer).name());
        json.put("waiting", handsets.waiting(customer));
        json.put("unread", messages.stream().filter(PhoneMessage::isUnread).count());
        PhoneMessage last = messages.peekLast();
        if (last != null) {
            json.put("first", messages.getFirst().number());
            json.put("last", last(last));
        }
        return json;
    }

    private static Map<String, Object> last(PhoneMessage message) {
        Map<String, Object> last = message.toJson();
        last.keySet().retainAll(List.of("number", "from", "at", "state", "carrier"));
        last.put("kind", message.content().get("kind"));
        last.put("preview", MessageContent.preview(message.content()));
        return last;
    }
}
