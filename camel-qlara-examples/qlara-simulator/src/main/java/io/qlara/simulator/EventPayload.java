/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of the events. The seed documents deliveries only, so that the other events are the later documents' ones. */
final class EventPayload {

    private static final int DELIVERED = 3;
    private static final int UNDELIVERABLE = 6;

    private EventPayload() {
    }

    static String delivery(Documents documents, String messageId, String customMessageId, String destination,
                           boolean delivered, Instant when) {
        int status = delivered ? DELIVERED : UNDELIVERABLE;
        Map<String, Object> event = new LinkedHashMap<>();
        if (documents == Documents.SEED) {
            event.put("messageId", messageId);
            event.put("destination", destination);
            event.put("status", status);
        } else {
            event.put("eventType", "DELIVERY");
            event.put("messageId", messageId);
            if (customMessageId != null) {
                event.put("customerMessageId", customMessageId);
            }
            event.put("destination", destination);
            event.put("statusCode", status);
            event.put("description", delivered ? "Message delivered" : "Message undeliverable");
            event.put("channel", "WHATSAPP");
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

    static String inbound(String source, String destination, String text, Instant when) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", "INBOUND");
        event.put("source", source);
        event.put("destination", destination);
        event.put("text", text);
        event.put("channel", "WHATSAPP");
        event.put("messageType", "TEXT");
        return written(event, when);
    }

    private static String written(Map<String, Object> event, Instant when) {
        event.put("timestamp", when.truncatedTo(ChronoUnit.MILLIS).toString());
        return JsonText.write(event);
    }
}
