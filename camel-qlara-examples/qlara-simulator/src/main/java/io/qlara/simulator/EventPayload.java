/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The JSON of the events. The seed documents deliveries only, so that the other events are the later documents' ones. */
final class EventPayload {

    private static final int DELIVERED = 3;
    private static final int UNDELIVERABLE = 6;

    private EventPayload() {
    }

    static String delivery(Documents documents, String messageId, String customMessageId, String destination,
                           Reach carrier, Instant when) {
        boolean delivered = carrier != Reach.NOTHING;
        int status = delivered ? DELIVERED : UNDELIVERABLE;
        Map<String, Object> event = new LinkedHashMap<>();
        if (documents == Documents.SEED) {
            event.put("messageId", messageId);
            event.put("destination", destination);
            event.put("status", status);
        } else {
            event.put("eventType", "DELIVERY");
            event.put("messageId", messageId);
            event.put("customerMessageId", customMessageId);
            event.put("destination", destination);
            event.put("statusCode", status);
            event.put("description", delivered ? "Message delivered" : "Message undeliverable");
            event.put("channel", delivered ? carrier.name() : Reach.WHATSAPP.name());
        }
        return written(event, when);
    }

    static String read(String messageId, String destination, Instant when) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", "READ");
        event.put("messageId", messageId);
        event.put("destination", destination);
        event.put("channel", "WHATSAPP");
        return written(event, when);
    }

    /**
     * What a customer did.
     *
     * @param messageId null leaves it out, as the newest guide does
     * @param content the text, and for a reaction or a button what it belongs to, by names of ours
     */
    static String inbound(String source, String destination, String messageId, Map<String, Object> content, Instant when) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", "INBOUND");
        event.put("messageId", messageId);
        event.put("source", source);
        event.put("destination", destination);
        event.put("text", content.get("text"));
        event.put("channel", "WHATSAPP");
        event.put("messageType", "TEXT");
        event.putAll(content);
        return written(event, when);
    }

    /** Leaves out what is null. */
    private static String written(Map<String, Object> event, Instant when) {
        event.values().removeIf(Objects::isNull);
        event.put("timestamp", when.truncatedTo(ChronoUnit.MILLIS).toString());
        return JsonText.write(event);
    }
}
