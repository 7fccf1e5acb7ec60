/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * An emoji put on a message: see {@link Media} for the origin of the field names.
 *
 * @param emoji     the emoji itself
 * @param messageId the message that it is put on
 */
public record Reaction(String emoji, String messageId) implements Media {

    static final String TYPE = "reaction";

    /** Reads the fields as {@link #toMap()} writes them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Reaction of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new Reaction(reader.text("emoji"), reader.text("messageId"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("type", TYPE).field("emoji", emoji).field("messageId", messageId).toMap();
    }
}
