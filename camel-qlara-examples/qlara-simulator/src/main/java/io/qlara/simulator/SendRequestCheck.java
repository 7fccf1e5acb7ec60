/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a send request against the parameter table of the documents in force. An explicit null counts as absent. */
final class SendRequestCheck {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Map<Class<?>, String> TYPE_NAMES = Map.of(
            String.class, "a string", Boolean.class, "a boolean", Integer.class, "an integer",
            Map.class, "an object", List.class, "an array");

    private final Map<String, Object> request;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final LaterFieldsCheck later;

    private SendRequestCheck(Map<String, Object> request) {
        this.request = request;
        later = new LaterFieldsCheck(request, problems);
    }

    /** What is wrong, by field; empty for a valid request. */
    static Map<String, String> problems(Map<String, Object> request, Documents documents) {
        SendRequestCheck check = new SendRequestCheck(request);
        check.commonFields();
        if (documents == Documents.SEED) {
            check.seedFields();
        } else {
            check.laterFields();
        }
        return check.problems;
    }

    private void commonFields() {
        required("destination");
        if (ofType("destination", String.class) && has("destination")
                && !INTERNATIONAL.matcher((String) request.get("destination")).matches()) {
            problems.putIfAbsent("destination", "must be in international format, + and 7 to 15 digits");
        }
        required("phoneNumberId");
        if (Stream.of("body", "template", "media").noneMatch(this::has)) {
            problems.put("body", "is required without a template");
            problems.put("template", "is required without a body");
        }
        ofType("media", Map.class);
        ofType("campaignId", String.class);
        later.campaign();
        ofType("placeholders", Map.class);
        later.placeholders();
        if (ofType("messageId", String.class) && request.get("messageId") instanceof String id && id.isBlank()) {
            problems.put("messageId", "must not be blank");
        }
        ofType("customerMessageId", String.class);
        ofType("simulation", Boolean.class);
    }

    private void seedFields() {
        ofType("phoneNumberId", String.class);
        ofType("body", String.class);
        ofType("fallbackRcs", Boolean.class);
        ofType("fallbackSms", Boolean.class);
        if (ofType("template", Map.class) && has("template")) {
            Map<?, ?> template = (Map<?, ?>) request.get("template");
            if (template.containsKey("id") && !template.containsKey("name")) {
                problems.put("template.id", "is known with the later documents only, a name and a language are needed");
            } else {
                template(template);
            }
        }
    }

    private void template(Map<?, ?> template) {
        for (String field : List.of("name", "language")) {
            if (!(template.get(field) instanceof String text) || text.isBlank()) {
                problems.put("template." + field, "must be a string that is not blank");
            }
        }
        Object parameters = template.get("parameters");
        boolean strings = parameters instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        if (parameters != null && !strings) {
            problems.put("template.parameters", "must be an array of strings");
        }
    }

    private void laterFields() {
        ofType("phoneNumberId", String.class, Integer.class);
        ofType("body", String.class, Map.class);
        if (ofType("template", Map.class) && has("template") && !later.templateId()) {
            template((Map<?, ?>) request.get("template"));
        }
        ofType("fallbackRcs", Boolean.class, Map.class);
        ofType("fallbackSms", Boolean.class, Map.class);
        later.fallbacks();
        if (has("body") && has("template")) {
            problems.put("body", "excludes a template");
        }
    }

    private void required(String field) {
        if (!has(field)) {
            problems.put(field, "is required");
        }
    }

    private boolean has(String field) {
        Object value = request.get(field);
        return value instanceof String text ? !text.isBlank() : value != null;
    }

    private boolean ofType(String field, Class<?>... types) {
        Object value = request.get(field);
        boolean right = value == null || Stream.of(types).anyMatch(type -> type.isInstance(value));
        if (!right) {
            problems.put(field, "must be " + Stream.of(types).map(TYPE_NAMES::get).collect(Collectors.joining(" or ")));
        }
        return right;
    }
}
