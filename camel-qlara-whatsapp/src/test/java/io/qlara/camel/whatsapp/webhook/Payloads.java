/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

/** Webhook bodies as the vendor's documents show them. */
final class Payloads {

    static final String DELIVERED = """
            {"messageId":"wamid.1","destination":"+393331234567","status":3,"timestamp":"2024-01-15T10:30:45Z"}""";
    static final String OLD_DELIVERED = """
            {"messageId":"msg_1","customerMessageId":"order-1","phoneNumber":"+393331234567","status":"DELIVERED",
             "timestamp":"2025-04-08T14:30:00Z","channel":"sms","error":null}""";
    static final String UNDELIVERABLE = """
            {"eventType":"DELIVERY","messageId":"uuid-1","customerMessageId":"order-2","destination":"+393331234567",
             "statusCode":6,"description":"Number unknown","channel":"SMS","timestamp":"2026-04-09T10:30:00Z"}""";
    static final String READ = """
            {"eventType":"READ","messageId":"uuid-2","destination":"+393331234567","channel":"WHATSAPP",
             "timestamp":"2026-04-09T10:31:15Z"}""";
    static final String INBOUND = """
            {"eventType":"INBOUND","source":"+393331234567","destination":"+393339876543","text":"Where is my order?",
             "channel":"WHATSAPP","messageType":"TEXT","timestamp":"2026-04-09T10:32:00Z"}""";

    private Payloads() {
    }

    /** A delivery event of the message. */
    static String delivered(String messageId) {
        return "{\"messageId\":\"" + messageId + "\",\"destination\":\"+393331234567\",\"status\":3}";
    }

    /** One call with a delivery event of each message, in order. */
    static String batch(String... messageIds) {
        StringBuilder array = new StringBuilder();
        for (String messageId : messageIds) {
            array.append(array.isEmpty() ? "[" : ",").append(delivered(messageId));
        }
        return array.append("]").toString();
    }
}
