/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A message template as the service manages it. The API document names no field of a template; these are the ones that
 * the vendor's later documents agree on, and everything else is in {@link #additionalFields()}. Two templates are equal if they say the
 * same, however the service wrote it. Immutable.
 */
public final class Template implements QlaraModel {

    private static final String ID = "id";

    private final String id;
    private final String name;
    private final String language;
    private final String category;
    private final String status;
    private final Map<String, Object> additionalFields;
    private final Map<String, Object> asRead;

    /**
     * A template that is not read from the service.
     *
     * @param id               the service's id; null before the template is created
     * @param name             lower-case letters, digits and underscores, by the later documents
     * @param language         the language code
     * @param category         such as {@code MARKETING} or {@code UTILITY}
     * @param status           such as {@code APPROVED}, {@code PENDING} or {@code REJECTED}; others may come
     * @param additionalFields all other fields; null for none
     */
    public Template(String id, String name, String language, String category, String status, Map<String, Object> additionalFields) {
        this(id, name, language, category, status, additionalFields, null);
    }

    private Template(
            String id, String name, String language, String category, String status, Map<String, ?> additionalFields,
            Map<String, Object> asRead) {
        this.id = id;
        this.name = name;
        this.language = language;
        this.category = category;
        this.status = status;
        this.additionalFields = new FieldReader(additionalFields == null ? Map.of() : additionalFields).unknownFields();
        this.asRead = asRead == null ? null : Collections.unmodifiableMap(asRead);
    }

    /** A template of which only the id is known; the id may be null. */
    public static Template withId(String id) {
        return new Template(id, null, null, null, null, Map.of());
    }

    /** Reads a template; no field is required. The language is read from {@code language} or {@code lang}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Template of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new Template(reader.text(ID), reader.text("name"), reader.text("language", "lang"), reader.text("category"),
                reader.text("status"), reader.unknownFields(), new FieldReader(fields).unknownFields());
    }

    /** The same template under that id. */
    public Template as(String newId) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(ID, newId);
        written.putAll(toMap());
        return new Template(newId, name, language, category, status, additionalFields, written);
    }

    /** The service's id, as text also where the service sends a number; null before the template is created. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String language() {
        return language;
    }

    public String category() {
        return category;
    }

    public String status() {
        return status;
    }

    /** All other fields, as they were sent; never null. */
    public Map<String, Object> additionalFields() {
        return additionalFields;
    }

    /** A template that was read from the service is written as it was read, so that an update changes nothing else. */
    @Override
    public Map<String, Object> toMap() {
        return asRead != null ? asRead
                : new FieldWriter().field(ID, id).field("name", name).field("language", language).field("category", category)
                        .field("status", status).unknownFields(additionalFields).toMap();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && Objects.equals(id, template.id) && Objects.equals(name, template.name)
                && Objects.equals(language, template.language) && Objects.equals(category, template.category)
                && Objects.equals(status, template.status) && additionalFields.equals(template.additionalFields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, language, category, status, additionalFields);
    }

    @Override
    public String toString() {
        return "Template[id=" + id + ", name=" + name + ", language=" + language + ", category=" + category + ", status=" + status
                + ", additionalFields=" + additionalFields + "]";
    }
}
