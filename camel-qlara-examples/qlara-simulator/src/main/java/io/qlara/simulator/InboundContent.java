/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a customer can do, as fields of an inbound event. The documents show the text alone; {@code messageType} of the others, and the
 * objects beside it, are ours.
 */
final class InboundContent {

    private InboundContent() {
    }

    static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    static Map<String, Object> reaction(String emoji, String messageId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("text", emoji);
        event.put("messageType", "REACTION");
        event.put("reaction", Map.of("emoji", emoji, "messageId", messageId));
        return event;
    }

    static Map<String, Object> button(String text, String messageId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("text", text);
        event.put("messageType", "BUTTON");
        event.put("context", Map.of("messageId", messageId));
        return event;
    }

    /** In the shape that the phone page reads. */
    static Map<String, Object> shown(Map<String, Object> event) {
        if (event.get("reaction") instanceof Map<?, ?> reaction) {
            return Map.of("kind", "reaction", "emoji", reaction.get("emoji"), "messageId", reaction.get("messageId"));
        }
        return Map.of("kind", "text", "text", event.get("text"));
    }
}
