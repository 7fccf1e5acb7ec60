/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Request;

/** {@code …/templates} and {@code …/templates/{id}}. */
final class TemplateEndpoint implements Resource {

    static final String PATH = "/api/message-server/whatsapp/templates";

    private final TemplateStore templates;
    private final Account account;
    private final Settings settings;

    TemplateEndpoint(TemplateStore templates, Account account, Settings settings) {
        this.templates = templates;
        this.account = account;
        this.settings = settings;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        return path.part() == null ? answer(request, path.id()) : Answer.notFound("This path");
    }

    private Answer answer(Request request, String id) {
        String method = request.getMethod().getName();
        if (id == null) {
            return switch (method) {
                case "POST" -> create(request);
                case "GET" -> list(request);
                default -> Answer.methodNotAllowed("GET, POST");
            };
        }
        String updateMethod = account.documents() == Documents.SEED ? "PUT" : "PATCH";
        if (method.equals(updateMethod)) {
            return update(request, id);
        }
        return switch (method) {
            case "GET" -> read(id);
            case "DELETE" -> templates.delete(id) ? Answer.empty(204) : unknown(id);
            default -> Answer.methodNotAllowed("GET, " + updateMethod + ", DELETE");
        };
    }

    private Answer create(Request request) {
        Optional<Map<String, Object>> body = JsonText.object(request.getBody());
        if (body.isEmpty()) {
            return Answer.notJson();
        }
        Map<String, Object> fields = normalised(body.get());
        if (request.queryParameter("phoneNumberId").isPresent()) {
            fields.put("phoneNumberId", request.queryParameter("phoneNumberId").firstValue());
        }
        Map<String, String> problems = Template.problems(fields);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        return templates.create(fields, account.documents() == Documents.LATER)
                .map(template -> Answer.json(201, json(template, Template.PENDING)))
                .orElseGet(TemplateEndpoint::conflict);
    }

    private Answer read(String id) {
        return templates.find(id)
                .map(template -> Answer.json(200, json(template)))
                .orElseGet(() -> unknown(id));
    }

    private Answer update(Request request, String id) {
        Optional<Template> existing = templates.find(id);
        if (existing.isEmpty()) {
            return unknown(id);
        }
        Optional<Map<String, Object>> body = JsonText.object(request.getBody());
        if (body.isEmpty()) {
            return Answer.notJson();
        }
        Map<String, Object> fields = updated(existing.get(), normalised(body.get()));
        Map<String, String> problems = Template.problems(fields);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        return templates.update(existing.get(), fields)
                .map(template -> Answer.json(200, json(template, Template.PENDING)))
                .orElseGet(TemplateEndpoint::conflict);
    }

    private Map<String, Object> updated(Template template, Map<String, Object> changes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        template.fields().forEach((field, value) -> {
            // PUT replaces the content, but not what identifies the template
            if (account.documents() == Documents.LATER || List.of("name", "language", "phoneNumberId").contains(field)) {
                fields.put(field, value);
            }
        });
        fields.putAll(changes);
        return fields;
    }

    private Answer list(Request request) {
        TemplateQuery query = TemplateQuery.of(request, settings.largestPage());
        if (!query.problems().isEmpty()) {
            return Answer.invalid(query.problems());
        }
        String envelope = account.documents() == Documents.SEED ? "templates" : "data";
        List<Map<String, Object>> found = query.applyTo(templates.all(), settings.clock().instant()).stream()
                .map(this::json)
                .toList();
        return Answer.json(200, Map.of(envelope, found));
    }

    /** The later documents call the language {@code lang} on creation and {@code language} ever after. */
    private static Map<String, Object> normalised(Map<String, Object> body) {
        Map<String, Object> fields = new LinkedHashMap<>(body);
        Object language = fields.remove("lang");
        if (language != null) {
            fields.putIfAbsent("language", language);
        }
        return fields;
    }

    private Map<String, Object> json(Template template) {
        return json(template, template.status(settings.clock().instant()));
    }

    private Map<String, Object> json(Template template, String status) {
        return template.toJson(status, settings.positionalPlaceholders());
    }

    private static Answer unknown(String id) {
        return Answer.notFound("Template " + id);
    }

    private static Answer conflict() {
        return Answer.error(409, "Conflict", "A template with this name and language exists");
    }
}
