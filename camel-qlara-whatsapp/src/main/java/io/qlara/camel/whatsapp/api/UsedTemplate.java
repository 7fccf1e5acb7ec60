/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.Template;
import io.qlara.camel.whatsapp.model.TemplateReference;

/**
 * The template that a send names, and the values that the send gives.
 *
 * @param name         the template's name; null if the send names an id
 * @param language     its language; null if the send names an id
 * @param id           its id; null if the send names name and language
 * @param parameters   the values in order; null for none
 * @param placeholders the named values; null for none
 */
record UsedTemplate(String name, String language, String id, Collection<?> parameters, Map<?, ?> placeholders) {

    private static final int LONGEST_NAME = 40;
    private static final String FIVE_SPACES = "     ";

    /** Empty if the send names no template, or names it in another way than by name and language or by id. */
    static Optional<UsedTemplate> of(SendRequest request) {
        if (request.template() instanceof TemplateReference reference) {
            return of(reference.name(), reference.language(), text(reference.id()), reference.parameters(), request);
        }
        Map<?, ?> fields = Objects.requireNonNullElse(asMap(request.template()), Map.of());
        Collection<?> parameters = fields.get("parameters") instanceof Collection<?> list ? list : null;
        return of(text(fields.get("name")), text(fields.get("language")), text(fields.get("id")), parameters, request);
    }

    private static Optional<UsedTemplate> of(String name, String language, String id, Collection<?> parameters, SendRequest request) {
        return id == null && (name == null || language == null) ? Optional.empty()
                : Optional.of(new UsedTemplate(name, language, id, parameters, asMap(request.get(SendRequest.PLACEHOLDERS))));
    }

    /** Null if the value is no object. */
    private static Map<?, ?> asMap(Object value) {
        return value instanceof ObjectNode tree ? JsonCodec.toMap(tree) : value instanceof Map<?, ?> map ? map : null;
    }

    private static String text(Object value) {
        return value instanceof CharSequence || value instanceof Number ? value.toString() : null;
    }

    boolean is(ListedTemplate listed) {
        Template template = listed.template();
        return id != null ? id.equals(template.id()) : name.equals(template.name()) && language.equals(template.language());
    }

    /** How many values the send gives, tracked links apart; null if they are of a shape that can't be counted. */
    Integer values(SendRequest request) {
        Map<?, ?> template = asMap(request.template());
        Object given = template == null ? parameters : template.get("parameters");
        boolean isOther = given != null && !(given instanceof Collection<?> list && list.stream().noneMatch(Map.class::isInstance))
                || placeholders == null && request.get(SendRequest.PLACEHOLDERS) != null || template != null && template.containsKey("components");
        if (isOther) {
            return null;
        }
        long links = placeholders == null ? 0 : placeholders.keySet().stream().map(String::valueOf).filter(TemplatePlaceholders::isTrackedLink).count();
        return (parameters == null ? 0 : parameters.size()) + (placeholders == null ? 0 : placeholders.size()) - (int) links;
    }

    /** Adds a finding for each value that WhatsApp refuses, without the value. */
    void checkValues(Findings findings) {
        int number = 0;
        for (Object parameter : parameters == null ? List.of() : parameters) {
            number++;
            checkValue("template.parameters[%s]", number, parameter, findings);
        }
        if (placeholders != null) {
            placeholders.forEach((key, value) -> checkValue("placeholders.%s", key, value, findings));
        }
    }

    /** Who names a template or a placeholder may be anybody. */
    private static String shown(Object name) {
        String text = SafeText.masksNumber(String.valueOf(name).strip());
        return SafeText.oneLine(text.substring(0, Math.min(LONGEST_NAME, text.length())));
    }

    private static void checkValue(String field, Object name, Object value, Findings findings) {
        String text = Objects.toString(value, "");
        if (text.isBlank()) {
            findings.add(field.formatted(shown(name)), "is empty, which WhatsApp refuses");
        } else if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0 || text.contains(FIVE_SPACES)) {
            findings.add(field.formatted(shown(name)), "holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses");
        }
    }

    /** How the send names the template. */
    String described() {
        return id != null ? "the template with the id " + shown(id) : "the template " + shown(name) + " in " + shown(language);
    }
}
