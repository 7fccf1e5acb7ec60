/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The service's answer to a {@link SendRequest}. Read from both forms that the vendor documents: {@code results} as an
 * array with one result a destination, or as an object with one result a channel. Two responses are equal if the service said the same.
 * Immutable.
 */
public final class SendResponse implements QlaraModel {

    private static final String CUSTOM_MESSAGE_ID = "customMessageId";

    private final String messageId;
    private final boolean simulation;
    private final List<SendResult> results;
    private final Map<String, Object> additionalFields;
    private final String customMessageId;

    /**
     * A response.
     *
     * @param messageId        the service's id of the message, which its delivery events carry; null if it gave none
     * @param simulation       whether nothing was really sent
     * @param results          one result a destination or channel
     * @param additionalFields what else the answer says, as it was sent
     */
    public SendResponse(String messageId, boolean simulation, List<SendResult> results, Map<String, Object> additionalFields) {
        this(messageId, simulation, results, additionalFields, null);
    }

    private SendResponse(
            String messageId, boolean simulation, List<SendResult> results, Map<String, Object> additionalFields, String customMessageId) {
        this.messageId = messageId;
        this.simulation = simulation;
        this.results = List.copyOf(results);
        this.additionalFields = new FieldReader(additionalFields).unknownFields();
        this.customMessageId = customMessageId;
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if the answer holds no result, or a result that does not say whether it was accepted
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SendResponse of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        List<SendResult> results = reader.first(SendResponse::asResults, "results");
        if (results == null || results.isEmpty()) {
            throw new IllegalArgumentException("the answer holds no result");
        }
        String messageId = reader.text("messageId");
        boolean simulation = Boolean.TRUE.equals(reader.flag("simulation"));
        String customMessageId = reader.text(CUSTOM_MESSAGE_ID);
        return new SendResponse(messageId, simulation, results, reader.unknownFields(), customMessageId);
    }

    /** The same response, to a request that carried the caller's own id; null for none. */
    public SendResponse withCustomMessageId(String id) {
        return id == null ? this : new SendResponse(messageId, simulation, results, additionalFields, id);
    }

    /** The service's id of the message, which its delivery events carry; null if it gave none. */
    public String messageId() {
        return messageId;
    }

    /** The caller's own id of the message, as the request had it; null if it had none. */
    public String customMessageId() {
        return customMessageId;
    }

    /** Whether nothing was really sent. */
    public boolean simulation() {
        return simulation;
    }

    /** One result a destination or channel; never null. */
    public List<SendResult> results() {
        return results;
    }

    /** What else the answer says, as it was sent; never null. */
    public Map<String, Object> additionalFields() {
        return additionalFields;
    }

    /** Whether at least one destination or channel took the message. */
    public boolean isAccepted() {
        // a loop, because every send asks
        for (SendResult result : results) {
            if (result.accepted()) {
                return true;
            }
        }
        return false;
    }

    private static List<SendResult> asResults(Object value) {
        List<SendResult> results = new ArrayList<>();
        if (value instanceof List<?> elements) {
            elements.forEach(element -> results.add(asResult(element, null)));
        } else if (value instanceof Map<?, ?> channels) {
            // the answer may name a channel that was not used, with a null
            channels.forEach((channel, element) -> {
                if (element != null) {
                    results.add(asResult(element, String.valueOf(channel)));
                }
            });
        }
        return results;
    }

    private static SendResult asResult(Object value, String channel) {
        if (!(value instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("a result is not an object");
        }
        if (channel == null) {
            return SendResult.read(object);
        }
        Map<Object, Object> fields = new LinkedHashMap<>(object);
        fields.putIfAbsent("channel", channel);
        return SendResult.read(fields);
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("messageId", messageId).field(CUSTOM_MESSAGE_ID, customMessageId).field("simulation", simulation)
                .field("results", results).unknownFields(additionalFields).toMap();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SendResponse response && Objects.equals(messageId, response.messageId)
                && simulation == response.simulation && results.equals(response.results)
                && additionalFields.equals(response.additionalFields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(messageId, simulation, results, additionalFields);
    }

    @Override
    public String toString() {
        return "SendResponse[messageId=" + messageId + ", simulation=" + simulation + ", results=" + results + ", additionalFields="
                + additionalFields + "]";
    }
}
