/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Something that happened to a message: it was delivered or not, it was read, or a customer wrote. Read from all three
 * generations of payload that the vendor documents. A component that the sender does not give is null, except
 * {@code eventType}, {@code statusName} of a delivery event and {@code additionalFields}, which are never null.
 *
 * @param eventType        {@code DELIVERY}, {@code READ}, {@code INBOUND} or the sender's own word; a payload without a
 *                         type is a delivery event, as in the API document
 * @param messageId        the service's id of the message
 * @param customMessageId  the id that the caller of the send gave
 * @param destination      the number the message went to
 * @param source           the number an inbound message came from
 * @param channel          such as {@code WHATSAPP}, as the sender spells it
 * @param status           the status number of a delivery event: 3 is delivered, 6 is undeliverable
 * @param statusName       {@code DELIVERED}, {@code UNDELIVERABLE}, the sender's word, or {@code UNKNOWN}; delivery events
 *                         only, null for all others
 * @param description      the sender's explanation, also from an object under {@code error}
 * @param text             the text of an inbound message
 * @param messageType      such as {@code TEXT}, of an inbound message
 * @param timestamp        when it happened, by the sender's clock
 * @param additionalFields all other fields, as they were sent; never null
 */
public record WebhookEvent(String eventType, String messageId, String customMessageId, String destination, String source,
                           String channel, Integer status, String statusName, String description, String text,
                           String messageType, Instant timestamp, Map<String, Object> additionalFields)
        implements QlaraModel {

    public static final String DELIVERY = "DELIVERY";
    public static final String READ = "READ";
    public static final String INBOUND = "INBOUND";
    public static final int STATUS_DELIVERED = 3;
    public static final int STATUS_UNDELIVERABLE = 6;

    public WebhookEvent {
        additionalFields = new FieldReader(additionalFields).unknownFields();
    }

    /** Reads an event; no field is required. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WebhookEvent of(Map<String, ?> fields) {
        return WebhookEventFields.read(fields);
    }

    /**
     * The key by which a repeat of the same event is recognised: the SHA-256, in hexadecimal digits, over type, message id, channel,
     * status, source, destination and part number. A receipt ({@code DELIVERY}, {@code READ}) without a message id: also over time,
     * text and the caller's own id. An inbound message without a message id, and the sender's own types: over all fields.
     */
    public String id() {
        return WebhookEventId.of(this);
    }

    /**
     * How far the message has got, so that a late event does not undo what a later one said: 10 sent, 20 undeliverable or expired, 30
     * delivered, 40 read, 0 for any other word.
     *
     * @return null if the event tells no state of a message, as that of an inbound message
     */
    public Integer statusRank() {
        return WebhookEventFields.statusRank(this);
    }

    @Override
    public Map<String, Object> toMap() {
        return WebhookEventFields.write(this);
    }

    /** Type, message id and status; no phone number and no text, which are personal data. */
    @Override
    public String toString() {
        return "WebhookEvent[" + eventType + ", messageId=" + messageId + ", status=" + status + "]";
    }
}
