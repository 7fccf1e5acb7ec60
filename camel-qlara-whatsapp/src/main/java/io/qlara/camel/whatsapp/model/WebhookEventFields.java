/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The names that the generations of webhook payload give to the fields of an event. */
final class WebhookEventFields {

    static final String PART_NUMBER = "numPart";

    private static final String[] TIMES = { "timestamp", "eventDate", "receivedDate" };
    private static final Set<String> KNOWN_TYPES = Set.of(WebhookEvent.DELIVERY, WebhookEvent.READ, WebhookEvent.INBOUND);

    private WebhookEventFields() {
    }

    static WebhookEvent read(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        String eventType = eventType(reader.text("eventType"));
        Integer status = reader.integer("statusCode", "status");
        String statusName = WebhookEvent.DELIVERY.equals(eventType) ? statusName(status, reader.text("statusName", "status")) : null;
        return new WebhookEvent(eventType, saidOrNull(reader.text("messageId")), reader.text("customerMessageId", "customMessageId"),
                reader.text("destination", "phoneNumber"), reader.text("source"), reader.text("channel"), status,
                statusName, reader.text("description", "statusDescription", "error"), reader.text("text"), reader.text("messageType"),
                reader.<Instant>first(LenientTimestamp::parse, TIMES), reader.unknownFields());
    }

    static Map<String, Object> write(WebhookEvent event) {
        Instant timestamp = event.timestamp();
        return new FieldWriter().field("eventType", event.eventType()).field("messageId", event.messageId())
                .field("customerMessageId", event.customMessageId()).field("destination", event.destination())
                .field("source", event.source()).field("channel", event.channel()).field("status", event.status())
                .field("statusName", event.statusName()).field("description", event.description())
                .field("text", event.text()).field("messageType", event.messageType())
                .field("timestamp", timestamp == null ? null : timestamp.toString())
                .unknownFields(event.additionalFields()).toMap();
    }

    /** When it happened: the time, or else what the sender wrote for one that can't be read; null if it wrote nothing. */
    static Object time(WebhookEvent event) {
        return event.timestamp() != null
                ? event.timestamp()
                : Stream.of(TIMES).map(event.additionalFields()::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** An id of nothing but white space names no message. */
    private static String saidOrNull(String id) {
        return id == null || id.isBlank() ? null : id;
    }

    private static String eventType(String given) {
        if (given == null || given.isBlank()) {
            return WebhookEvent.DELIVERY;
        }
        String upperCase = given.strip().toUpperCase(Locale.ROOT);
        return KNOWN_TYPES.contains(upperCase) ? upperCase : given;
    }

    private static String statusName(Integer status, String word) {
        if (status != null && status == WebhookEvent.STATUS_DELIVERED) {
            return "DELIVERED";
        }
        if (status != null && status == WebhookEvent.STATUS_UNDELIVERABLE) {
            return "UNDELIVERABLE";
        }
        return word == null || word.isBlank() ? "UNKNOWN" : word;
    }
}
