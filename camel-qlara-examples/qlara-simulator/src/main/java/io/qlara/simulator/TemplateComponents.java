/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a template as lists show them, made of the fields that it was created with. */
final class TemplateComponents {

    private static final Pattern NAMED_PLACEHOLDER = Pattern.compile("(?<!\\{)\\{([A-Za-z_][A-Za-z0-9_]*)\\}(?!\\})");

    private final Map<String, Object> fields;
    private final boolean positional;

    private TemplateComponents(Map<String, Object> fields, boolean positional) {
        this.fields = fields;
        this.positional = positional;
    }

    /**
     * Empty when no field tells anything of the content.
     *
     * @param positional writes {@code {name}} as {@code {{1}}}, counted in each text from the left
     */
    static List<Map<String, Object>> of(Map<String, Object> fields, boolean positional) {
        return new TemplateComponents(fields, positional).all();
    }

    private List<Map<String, Object>> all() {
        List<Map<String, Object>> components = new ArrayList<>();
        if (fields.get("headerText") instanceof String text) {
            components.add(Map.of("type", "HEADER", "format", "TEXT", "text", written(text)));
        } else if (fields.get("headerFormat") instanceof String format) {
            components.add(Map.of("type", "HEADER", "format", format));
        }
        if (fields.get("body") instanceof String text) {
            components.add(Map.of("type", "BODY", "text", written(text)));
        }
        if (fields.get("footer") instanceof String text) {
            components.add(Map.of("type", "FOOTER", "text", text));
        }
        if (fields.get("buttons") instanceof List<?> buttons && !buttons.isEmpty()) {
            components.add(Map.of("type", "BUTTONS", "buttons", buttons.stream().map(this::button).toList()));
        }
        return components;
    }

    private Object button(Object button) {
        if (!(button instanceof Map<?, ?> described)) {
            return button;
        }
        Map<Object, Object> written = new LinkedHashMap<>(described);
        written.replaceAll((field, value) -> value instanceof String text ? written(text) : value);
        return written;
    }

    private String written(String text) {
        if (!positional) {
            return text;
        }
        Map<String, Integer> numbers = new HashMap<>();
        return NAMED_PLACEHOLDER.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement("{{" + numbers.computeIfAbsent(found.group(1), name -> numbers.size() + 1) + "}}"));
    }
}
