/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes the known fields out of a JSON object. A value of an unexpected type stays among the unknown fields, so nothing that the
 * service sent is lost, and no unexpected value breaks a route.
 */
final class FieldReader {

    /** Longer than any integer is written. A limit is needed, because reading a number of many thousand digits takes seconds. */
    private static final int LONGEST_INTEGER = 40;

    private final Map<?, ?> fields;
    private final List<String> taken = new ArrayList<>(8);

    FieldReader(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Takes the first of these fields that holds a text, number or boolean, as text; null if none of them does. */
    String text(String... names) {
        return first(FieldReader::asText, names);
    }

    /** As {@link #text}, but leaves out blank texts. */
    String said(String... names) {
        return first(value -> asText(value) == null || asText(value).isBlank() ? null : asText(value), names);
    }

    Boolean flag(String... names) {
        return first(FieldReader::asFlag, names);
    }

    Integer integer(String... names) {
        return first(FieldReader::asInteger, names);
    }

    /** Takes the first of these fields whose value the function can convert; null if there is none. */
    <T> T first(Function<Object, T> conversion, String... names) {
        for (String name : names) {
            Object value = unknown(name);
            T converted = value == null ? null : conversion.apply(value);
            if (converted != null) {
                taken.add(name);
                return converted;
            }
        }
        return null;
    }

    /** A field that was not taken, as it is, and stays so; null if there is none. */
    Object unknown(String name) {
        return taken.contains(name) ? null : fields.get(name);
    }

    /** The fields that were not taken, without those that are null. */
    Map<String, Object> unknownFields() {
        if (taken.size() == fields.size()) {
            return Collections.emptyMap();
        }
        Map<String, Object> unknown = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null && !taken.contains(name)) {
                unknown.put(String.valueOf(name), FieldWriter.unmodifiable(value));
            }
        });
        return Collections.unmodifiableMap(unknown);
    }

    static String asText(Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static Boolean asFlag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = asText(value);
        if ("true".equalsIgnoreCase(text)) {
            return Boolean.TRUE;
        }
        return "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    static Integer asInteger(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        try {
            String text = asText(value);
            return text == null || text.length() > LONGEST_INTEGER ? null : new BigDecimal(text.strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
