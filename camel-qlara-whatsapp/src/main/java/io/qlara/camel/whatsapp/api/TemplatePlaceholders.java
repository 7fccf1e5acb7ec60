/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.qlara.camel.whatsapp.model.Template;

/**
 * The placeholders in a template's header, body and buttons, in both spellings of the vendor's documents: {@code {{1}}} and {@code {name}}. Those of the
 * parts are added up, because each part counts its own from 1.
 *
 * @param count how many values the template needs, tracked links apart
 */
record TemplatePlaceholders(int count) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}|\\{([A-Za-z][A-Za-z0-9_]*)}");
    private static final String TRACKED_LINK = "shortLink";
    private static final String COMPONENTS = "components";
    private static final int DEEPEST = 10;

    /** Empty if the account's list does not show the parts of the template. */
    static Optional<TemplatePlaceholders> of(Template template) {
        List<Object> parts = parts(template.additionalFields());
        return parts.isEmpty() ? Optional.empty()
                : Optional.of(new TemplatePlaceholders(parts.stream().mapToInt(part -> names(part).size()).sum()));
    }

    private static List<Object> parts(Map<String, Object> fields) {
        List<Object> parts = new ArrayList<>();
        if (fields.get(COMPONENTS) instanceof Collection<?> components) {
            components.forEach(component -> addPart(component, parts));
        } else {
            Stream.of("headerText", "body").map(fields::get).filter(CharSequence.class::isInstance).forEach(parts::add);
            addButtons(fields.get("buttons"), parts);
        }
        return parts;
    }

    private static void addPart(Object component, List<Object> parts) {
        if (component instanceof Map<?, ?> map && map.get("buttons") != null) {
            addButtons(map.get("buttons"), parts);
        } else if (component != null) {
            parts.add(component instanceof Map<?, ?> map && map.get("text") != null ? map.get("text") : "");
        }
    }

    /** Each button counts its own placeholders. */
    private static void addButtons(Object buttons, List<Object> parts) {
        if (buttons instanceof Collection<?> each) {
            parts.addAll(each.stream().map(button -> button == null ? "" : button).toList());
        }
    }

    private static Set<String> names(Object part) {
        Set<String> names = new LinkedHashSet<>();
        addNames(part, names, 0);
        return names;
    }

    private static void addNames(Object value, Set<String> names, int depth) {
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            // examples show values, not places for values
            map.forEach((name, inside) -> addNames("example".equals(name) ? null : inside, names, depth + 1));
        } else if (value instanceof Collection<?> elements && depth < DEEPEST) {
            elements.forEach(element -> addNames(element, names, depth + 1));
        } else if (value instanceof CharSequence text) {
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!isTrackedLink(name)) {
                    names.add(name);
                }
            }
        }
    }

    /** A tracked link is no placeholder that the reader sees: the service makes a short link of it. */
    static boolean isTrackedLink(String name) {
        return name.startsWith(TRACKED_LINK);
    }
}
