/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What became of a message, as the service tells it when it is asked. Immutable.
 *
 * @param id               the id that was asked for; null if the answer names none
 * @param status           {@code SENT}, {@code DELIVERED}, {@code UNDELIVERABLE}, {@code READ}, {@code RECEIVED}, {@code ERROR},
 *                         {@code EXPIRED} or the service's own word; {@code UNKNOWN} if it says none; {@link #NOT_FOUND} if it does not know
 *                         the id
 * @param description      the service's explanation; null if it gives none
 * @param additionalFields all other fields, as they were sent; never null
 */
public record DeliveryStatus(String id, String status, String description, Map<String, Object> additionalFields) implements QlaraModel {

    /** The status of an id that the service does not know. */
    public static final String NOT_FOUND = "NOT_FOUND";

    private static final String[] IDS = { "id", "customerMessageId", "customMessageId", "messageId" };
    private static final String[] STATUS_NUMBERS = { "statusCode", "deliveryStatus", "status" };
    private static final String[] STATUS_WORDS = { "deliveryStatus", "status", "statusName", "statusCode" };
    private static final String[] DESCRIPTIONS = { "deliveryStatusDescription", "description", "statusDescription" };

    public DeliveryStatus {
        status = status == null ? "UNKNOWN" : status;
        additionalFields = new FieldReader(additionalFields).unknownFields();
    }

    /** The status of an id that the service does not know. */
    public static DeliveryStatus notFound(String id) {
        return new DeliveryStatus(id, NOT_FOUND, null, Map.of());
    }

    /** Reads a status as the vendor's later documents write it, or as {@link #toMap()} does; no field is required. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeliveryStatus of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        String id = reader.said(IDS);
        String status = MessageStatus.name(reader.first(MessageStatus::namedNumber, STATUS_NUMBERS), reader, STATUS_WORDS);
        String description = reader.said(DESCRIPTIONS);
        // follows from the status
        reader.integer("rank");
        return new DeliveryStatus(id, status, description, reader.unknownFields());
    }

    /**
     * How far the message has got, so that a late answer does not undo what an event said: 10 sent, 20 undeliverable or expired, 30
     * delivered, 40 read, 0 for any other word.
     */
    public int rank() {
        return MessageStatus.rank(status);
    }

    /** The ids under which the answer names the message: the one of {@link #id()} and those among the additional fields. */
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        Stream.concat(Stream.of(id), Stream.of(IDS).map(additionalFields::get).map(FieldReader::asText)).filter(Objects::nonNull).forEach(ids::add);
        return Collections.unmodifiableSet(ids);
    }

    /** The same status under that id; another id that the answer names stays among the additional fields. */
    public DeliveryStatus as(String newId) {
        if (id == null || id.equals(newId)) {
            return new DeliveryStatus(newId, status, description, additionalFields);
        }
        Map<String, Object> others = new LinkedHashMap<>(additionalFields);
        others.putIfAbsent("customerMessageId", id);
        return new DeliveryStatus(newId, status, description, others);
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("id", id).field("status", status).field("description", description).field("rank", rank())
                .unknownFields(additionalFields).toMap();
    }
}
