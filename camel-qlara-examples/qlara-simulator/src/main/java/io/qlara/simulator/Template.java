/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template as its owner described it.
 *
 * @param fields always with a name and a language
 * @param approvedFrom when its review ends
 * @param chosenStatus what a test has set instead; null when it has not
 */
record Template(Object id, Map<String, Object> fields, Instant approvedFrom, String chosenStatus) {

    static final String PENDING = "PENDING";
    static final String APPROVED = "APPROVED";

    String name() {
        return (String) fields.get("name");
    }

    String language() {
        return (String) fields.get("language");
    }

    String status(Instant now) {
        if (chosenStatus != null) {
            return chosenStatus;
        }
        return now.isBefore(approvedFrom) ? PENDING : APPROVED;
    }

    /** What is wrong with the fields of a template, by field. */
    static Map<String, String> problems(Map<String, Object> fields) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (String field : List.of("name", "language")) {
            if (!(fields.get(field) instanceof String text) || text.isBlank()) {
                problems.put(field, "must be a string that is not blank");
            }
        }
        return problems;
    }

    Template withStatus(String status) {
        return new Template(id, fields, approvedFrom, status);
    }

    /** As it was described, with its components beside that, unless it was described by them. */
    Map<String, Object> toJson(String status, boolean positionalPlaceholders) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.putAll(fields);
        // what identifies a template is not its owner's to say
        json.put("id", id);
        json.put("status", status);
        List<Map<String, Object>> components = TemplateComponents.of(fields, positionalPlaceholders);
        if (!components.isEmpty()) {
            json.putIfAbsent("components", components);
        }
        return json;
    }
}
