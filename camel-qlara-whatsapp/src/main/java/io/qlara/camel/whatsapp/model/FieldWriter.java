/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds a JSON object field by field and leaves out what has no value. */
final class FieldWriter {

    /** Jackson writes no deeper JSON either. */
    private static final int DEEPEST = 1000;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    FieldWriter field(String name, Object value) {
        if (value != null) {
            fields.put(name, plain(value));
        }
        return this;
    }

    /** Adds fields that the model does not know, unless there is a known field of the same name. */
    FieldWriter unknownFields(Map<String, Object> unknown) {
        unknown.forEach((name, value) -> fields.putIfAbsent(name, plain(value)));
        return this;
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The same value with every model object in it replaced by its fields.
     *
     * @throws IllegalArgumentException if the value is nested too deep, for example because it holds itself
     */
    static Object plain(Object value) {
        return plain(value, 0);
    }

    /** Whether the value is written as it is, without a look at what it holds. */
    static boolean isPlain(Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /**
     * The same value, with every map, collection, array and text in it as a copy that can't be changed; an array becomes a list, as in JSON.
     *
     * @throws IllegalArgumentException if the value is nested too deep, for example because it holds itself
     */
    static Object unmodifiable(Object value) {
        return unmodifiable(value, 0);
    }

    /** The same for a list; null for null. */
    static List<Object> unmodifiable(List<?> values) {
        return values == null ? null : unmodifiable(values, 0);
    }

    private static List<Object> unmodifiable(Collection<?> values, int depth) {
        List<Object> copy = new ArrayList<>(values.size());
        values.forEach(element -> copy.add(unmodifiable(element, depth + 1)));
        return Collections.unmodifiableList(copy);
    }

    private static Object unmodifiable(Object value, int depth) {
        checkDepth(depth);
        if (value instanceof Collection<?> elements) {
            return unmodifiable(elements, depth);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> copy.put(name, unmodifiable(element, depth + 1)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof char[] text) {
            return new String(text);
        }
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            return unmodifiable(IntStream.range(0, Array.getLength(value)).mapToObj(index -> Array.get(value, index))
                    .collect(Collectors.toList()), depth);
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }

    private static void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deep: more than " + DEEPEST + " levels, or the value holds itself");
        }
    }

    private static Object plain(Object value, int depth) {
        checkDepth(depth);
        if (value instanceof QlaraModel model) {
            return model.toMap();
        }
        if (value instanceof Collection<?> elements) {
            List<Object> plain = new ArrayList<>(elements.size());
            elements.forEach(element -> plain.add(plain(element, depth + 1)));
            return Collections.unmodifiableList(plain);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, element) -> plain.put(String.valueOf(name), plain(element, depth + 1)));
            return Collections.unmodifiableMap(plain);
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }
}
