/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of the newest messages, each by the service's id and by the caller's own. Thread-safe. */
final class Deliveries {

    static final String SENT = "SENT";
    static final String DELIVERED = "DELIVERED";
    static final String ERROR = "ERROR";
    static final String READ = "READ";

    private final Map<String, Delivery> byId;

    /** Forgets the oldest ids beyond {@code most}. */
    Deliveries(int most) {
        byId = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Delivery> eldest) {
                return size() > most;
            }
        };
    }

    /** Empty for an id that is not known. */
    synchronized Optional<String> status(String id) {
        return Optional.ofNullable(byId.get(id)).map(delivery -> delivery.status);
    }

    /** Notes a new message; {@code ownId} is the caller's, and may be null or the same. */
    synchronized void add(String messageId, String ownId, String status) {
        Delivery delivery = new Delivery(status);
        put(messageId, delivery);
        if (ownId != null) {
            put(ownId, delivery);
        }
    }

    /** Notes what happened to a message, unless it is not known, was read before, or has a status that a test chose. */
    synchronized void happened(String id, String status) {
        Delivery delivery = byId.get(id);
        if (delivery != null && !delivery.chosen && !delivery.status.equals(READ)) {
            delivery.status = status;
        }
    }

    /** Sets a status for good; null makes the id unknown. */
    synchronized void choose(String id, String status) {
        Delivery delivery = byId.get(id);
        if (status == null) {
            byId.values().removeIf(other -> other == delivery);
        } else {
            Delivery chosen = delivery == null ? new Delivery(status) : delivery;
            chosen.status = status;
            chosen.chosen = true;
            byId.putIfAbsent(id, chosen);
        }
    }

    synchronized void clear() {
        byId.clear();
    }

    private void put(String id, Delivery delivery) {
        // a repeated id counts as new
        byId.remove(id);
        byId.put(id, delivery);
    }

    private static final class Delivery {

        private String status;
        private boolean chosen;

        Delivery(String status) {
            this.status = status;
        }
    }
}
