/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template as the customer reads it: its texts with the values in their places. */
final class TemplateText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}|\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Map<String, Object> template;
    private final List<?> parameters;
    private final Map<?, ?> named;

    /**
     * Of a template that a send names.
     *
     * @param template as lists show it; empty when the account has none of this name
     * @param request the send
     */
    TemplateText(Map<String, Object> template, Map<String, Object> request) {
        this.template = template;
        parameters = request.get("template") instanceof Map<?, ?> reference && reference.get("parameters") instanceof List<?> list
                ? list : List.of();
        named = request.get("placeholders") instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The texts by where they stand: header, headerFormat, text, footer and buttons, as far as there are any. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (template.get("components") instanceof List<?> components) {
            components.stream().filter(Map.class::isInstance).map(Map.class::cast).forEach(component -> add(component, json));
        }
        return json;
    }

    private void add(Map<?, ?> component, Map<String, Object> json) {
        switch (String.valueOf(component.get("type"))) {
            case "HEADER" -> {
                json.put("headerFormat", String.valueOf(component.get("format")));
                if (component.get("text") instanceof String text) {
                    json.put("header", filled(text));
                }
            }
            case "BODY" -> json.put("text", filled(String.valueOf(component.get("text"))));
            case "FOOTER" -> json.put("footer", filled(String.valueOf(component.get("text"))));
            case "BUTTONS" -> json.put("buttons", buttons(component.get("buttons")));
            default -> { }
        }
    }

    private List<Map<String, String>> buttons(Object described) {
        List<Map<String, String>> buttons = new ArrayList<>();
        if (described instanceof List<?> list) {
            for (Object button : list) {
                if (button instanceof Map<?, ?> fields && fields.get("text") instanceof String text) {
                    String url = fields.get("url") instanceof String link ? filled(link) : "";
                    buttons.add(Map.of("type", String.valueOf(fields.get("type")), "text", filled(text), "url", url));
                }
            }
        }
        return buttons;
    }

    /** Leaves a placeholder without a value as it is; a name without a value of its name takes the value at its place. */
    private String filled(String text) {
        List<String> names = new ArrayList<>();
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            if (!names.contains(name)) {
                names.add(name);
            }
            int place = NUMBER.matcher(name).matches() ? Integer.parseInt(name) - 1 : names.indexOf(name);
            Object byPlace = place >= 0 && place < parameters.size() ? parameters.get(place) : found.group();
            Object value = named.containsKey(name) ? named.get(name) : byPlace;
            return Matcher.quoteReplacement(String.valueOf(value));
        });
    }
}
