/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A message template as the service manages it. The API document names no field of a template; these are the ones that
 * the vendor's later documents agree on, and everything else is in {@link #additionalFields()}.
 *
 * @param id               the service's id, text even where the service sends a number; null before it is created
 * @param name             lower-case letters, digits and underscores, by the later documents
 * @param language         the language code
 * @param category         such as {@code MARKETING} or {@code UTILITY}
 * @param status           such as {@code APPROVED}, {@code PENDING} or {@code REJECTED}; others may come
 * @param additionalFields all other fields, as they were sent; never null
 */
public record Template(String id, String name, String language, String category, String status,
                       Map<String, Object> additionalFields) implements QlaraModel {

    public Template {
        additionalFields = new FieldReader(additionalFields).unknownFields();
    }

    /** A template of which only the id is known; the id may be null. */
    public static Template withId(String id) {
        return new Template(id, null, null, null, null, Map.of());
    }

    /** Reads a template; no field is required. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Template of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new Template(reader.text("id"), reader.text("name"), reader.text("language"), reader.text("category"),
                reader.text("status"), reader.unknownFields());
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("id", id).field("name", name).field("language", language).field("category", category)
                .field("status", status).unknownFields(additionalFields).toMap();
    }
}
