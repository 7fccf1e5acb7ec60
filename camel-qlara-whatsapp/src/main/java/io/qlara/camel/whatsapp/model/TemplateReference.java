/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Names an approved template inside a {@link SendRequest}, with the values of its placeholders (the "Template Object"
 * of the API document).
 *
 * @param name       the template's name; null if it comes from a header or an option
 * @param language   its language code such as {@code it} or {@code en}; null if it comes from a header or an option
 * @param parameters the placeholders' values in order; null means that none are written
 * @param id         the service's id of the template, a text or a number as it was given, instead of name and language (later documents);
 *                   null if name and language name the template
 */
public record TemplateReference(String name, String language, List<Object> parameters, Object id) implements QlaraModel {

    public TemplateReference {
        parameters = FieldWriter.unmodifiable(parameters);
        id = FieldWriter.unmodifiable(id);
    }

    /** A template that name and language name. */
    public TemplateReference(String name, String language, List<Object> parameters) {
        this(name, language, parameters, null);
    }

    /** A template that its id names; the values of its placeholders are the request's {@code placeholders}. */
    public static TemplateReference ofId(Object id) {
        return new TemplateReference(null, null, null, id);
    }

    /** A template whose placeholders take these values, in order. */
    public static TemplateReference of(String name, String language, Object... parameters) {
        return new TemplateReference(name, language, parameters.length == 0 ? null : Arrays.asList(parameters));
    }

    /** Reads the fields as {@link #toMap()} writes them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TemplateReference of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new TemplateReference(reader.text("name"), reader.text("language"),
                reader.first(value -> value instanceof List<?> list ? Collections.<Object>unmodifiableList(list) : null, "parameters"),
                reader.first(value -> value instanceof CharSequence || value instanceof Number ? value : null, "id"));
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("id", id).field("name", name).field("language", language)
                .field("parameters", parameters == null ? null : parameters.stream().map(TemplateReference::plain).toList()).toMap();
    }

    /** A number keeps its type as long as JSON writes it as people do. */
    private static Object plain(Object parameter) {
        return parameter instanceof Number number && number.toString().indexOf('E') >= 0 ? PlainNumber.of(number) : parameter;
    }
}
