/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What became of a message for one destination or one channel. Accepted means queued by the service, not delivered.
 *
 * @param destination      the recipient's number; null where the answer names none (one result a channel)
 * @param accepted         whether the service took the message
 * @param channel          the channel as the service spells it, such as {@code whatsapp}; null where it names none
 * @param reasons          why it was not accepted; empty if the service gave none, never null
 * @param additionalFields what else the answer says, as it was sent; never null
 */
public record SendResult(String destination, boolean accepted, String channel, List<String> reasons,
                         Map<String, Object> additionalFields) implements QlaraModel {

    public SendResult {
        reasons = List.copyOf(reasons);
        additionalFields = new FieldReader(additionalFields).unknownFields();
    }

    /**
     * Reads one result.
     *
     * @throws IllegalArgumentException if it does not say whether it was accepted
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SendResult of(Map<String, ?> fields) {
        return read(fields);
    }

    static SendResult read(Map<?, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        Boolean accepted = reader.flag("accepted");
        if (accepted == null) {
            throw new IllegalArgumentException("a result does not say whether it was accepted");
        }
        List<String> reasons = reader.first(SendResult::asReasons, "reasons");
        return new SendResult(reader.text("destination", "phoneNumber"), accepted, reader.text("channel"),
                reasons == null ? List.of() : reasons, reader.unknownFields());
    }

    private static List<String> asReasons(Object value) {
        if (value instanceof List<?> reasons) {
            return reasons.stream().map(String::valueOf).toList();
        }
        return value instanceof String reason ? List.of(reason) : null;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("destination", destination).field("accepted", accepted).field("channel", channel)
                .field("reasons", reasons.isEmpty() ? null : reasons).unknownFields(additionalFields).toMap();
    }
}
