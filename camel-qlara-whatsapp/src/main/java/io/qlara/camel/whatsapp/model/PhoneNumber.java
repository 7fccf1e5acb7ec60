/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A WhatsApp Business number of the account.
 *
 * @param id               what a send wants as {@code phoneNumberId}; read from {@code id} or {@code phoneNumberId}
 * @param phoneNumber      the number itself
 * @param displayName      the business' name
 * @param status           {@code CONNECTED} by the API document; others may come
 * @param additionalFields all other fields, as they were sent; never null
 */
public record PhoneNumber(String id, String phoneNumber, String displayName, String status,
                          Map<String, Object> additionalFields) implements QlaraModel {

    public PhoneNumber {
        additionalFields = new FieldReader(additionalFields).unknownFields();
    }

    /** Reads a number; no field is required. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PhoneNumber of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new PhoneNumber(reader.text("id", "phoneNumberId"), reader.text("phoneNumber"), reader.text("displayName"),
                reader.text("status"), reader.unknownFields());
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("id", id).field("phoneNumber", phoneNumber).field("displayName", displayName)
                .field("status", status).unknownFields(additionalFields).toMap();
    }
}
