/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The service's answer to a {@link SendRequest}. Read from both forms that the vendor documents: {@code results} as an
 * array with one result a destination, or as an object with one result a channel.
 *
 * @param messageId        the service's id of the message, which its delivery events carry; null if it gave none
 * @param simulation       whether nothing was really sent
 * @param results          one result a destination or channel, never empty
 * @param additionalFields what else the answer says, as it was sent; never null
 */
public record SendResponse(String messageId, boolean simulation, List<SendResult> results,
                           Map<String, Object> additionalFields) implements QlaraModel {

    public SendResponse {
        results = List.copyOf(results);
        additionalFields = new FieldReader(additionalFields).unknownFields();
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
        return new SendResponse(reader.text("messageId"), Boolean.TRUE.equals(reader.flag("simulation")), results,
                reader.unknownFields());
    }

    /** Whether at least one destination or channel took the message. */
    public boolean isAccepted() {
        return results.stream().anyMatch(SendResult::accepted);
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
        Map<String, Object> fields = new LinkedHashMap<>();
        object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        if (channel != null) {
            fields.putIfAbsent("channel", channel);
        }
        return SendResult.of(fields);
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("messageId", messageId).field("simulation", simulation).field("results", results)
                .unknownFields(additionalFields).toMap();
    }
}
