/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.POJONode;

import io.qlara.camel.whatsapp.model.QlaraModel;

/**
 * Tells values that JSON has from those that Jackson would make some of: a date would go out as a number, bytes as Base64, and a bean with all
 * its properties, which may be anybody's data.
 */
final class JsonValues {

    private static final int DEEPEST = 1000;

    private JsonValues() {
    }

    /** @throws IllegalArgumentException if the value is none of JSON, holds one that is none, or is nested too deep */
    static void check(Object value) {
        check(value, 0);
    }

    private static void check(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deep");
        }
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> check(element, depth + 1));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> check(element, depth + 1));
        } else if (value instanceof Object[] elements) {
            for (Object element : elements) {
                check(element, depth + 1);
            }
        } else if (value instanceof JsonNode tree && tree.isContainerNode()) {
            tree.forEach(element -> check(element, depth + 1));
        } else if (value instanceof POJONode node) {
            check(node.getPojo(), depth + 1);
        } else if (!isPlain(value)) {
            throw new IllegalArgumentException("no value of JSON");
        }
    }

    private static boolean isPlain(Object value) {
        Object plain = value instanceof NumericNode node ? node.numberValue() : value;
        if (plain instanceof Double || plain instanceof Float) {
            // Jackson would write NaN and infinity as texts
            return Double.isFinite(((Number) plain).doubleValue());
        }
        return plain == null || plain instanceof CharSequence || plain instanceof Number || plain instanceof Boolean
                || plain instanceof JsonNode node && !node.isBinary() || plain instanceof Character || plain instanceof Enum<?>
                || plain instanceof QlaraModel || plain.getClass().isArray() && !(plain instanceof byte[]);
    }
}
