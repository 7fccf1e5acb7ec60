/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Collections;
import java.util.Map;

/** Carries out what was asked to be sent: remembers it, and arranges for what becomes of it. */
final class Outbox {

    private final Settings settings;
    private final Journal journal;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Handsets handsets;
    private final Callbacks callbacks;
    private final Watcher watcher;

    Outbox(SimulatedService service, Callbacks callbacks) {
        settings = service.settings;
        journal = service.journal;
        deliveries = service.deliveries;
        inbox = service.inbox;
        handsets = service.handsets;
        watcher = service.watcher;
        this.callbacks = callbacks;
    }

    /**
     * Takes a message; a simulated one is remembered in the journal alone.
     *
     * @param ownId the caller's; null when it has none
     * @param business the number of the sender
     */
    void take(String messageId, String ownId, Map<String, Object> request, String json, String destination, String business,
              Outcome outcome) {
        SentMessage message = new SentMessage(messageId, destination, json, Collections.unmodifiableMap(request),
                settings.clock().instant(), outcome.accepted());
        journal.sent(message);
        watcher.sent(message, business, outcome);
        if (Boolean.TRUE.equals(request.get("simulation"))) {
            return;
        }
        deliveries.add(messageId, ownId, outcome.accepted() ? Deliveries.SENT : Deliveries.ERROR);
        if (outcome.accepted()) {
            inbox.sent(destination, business, messageId, text(request), settings.clock().instant());
            handsets.arrive(destination, callbacks, (current, reach) -> current.delivery(messageId, ownId, destination,
                    outcome.delivered() && reach.carries(request) ? reach : Reach.NOTHING));
            if (!handsets.isOn(destination)) {
                watcher.handsetChanged(destination);
            }
        }
    }

    private static String text(Map<String, Object> request) {
        Object content = request.get("body") == null ? request.get("template") : request.get("body");
        return content instanceof String text ? text : JsonText.write(content == null ? request.get("media") : content);
    }
}
