/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** {@code POST …/send}: checks, answers, and hands on what is valid. */
final class SendEndpoint implements Resource {

    static final String PATH = "/api/message-server/whatsapp/send";

    private final Settings settings;
    private final Account account;
    private final Optional<TemplateStore> requiredTemplates;
    private final Outcomes outcomes;
    private final Outbox outbox;

    /** With {@code requiredTemplates}, a send may only name a template that is in it and approved. */
    SendEndpoint(Settings settings, Account account, Optional<TemplateStore> requiredTemplates, Outcomes outcomes, Outbox outbox) {
        this.settings = settings;
        this.account = account;
        this.requiredTemplates = requiredTemplates;
        this.outcomes = outcomes;
        this.outbox = outbox;
    }

    @Override
    public Answer answer(Request httpRequest, ApiPath path) {
        if (path.id() != null) {
            return Answer.notFound("This path");
        }
        return httpRequest.getMethod().equals(RequestMethod.POST) ? answer(httpRequest) : Answer.methodNotAllowed("POST");
    }

    private Answer answer(Request httpRequest) {
        Optional<Map<String, Object>> fields = JsonText.object(httpRequest.getBody());
        if (fields.isEmpty()) {
            return Answer.notJson();
        }
        Map<String, Object> request = fields.get();
        Documents documents = account.documents();
        Map<String, String> problems = SendRequestCheck.problems(request, documents);
        if (problems.isEmpty()) {
            problems = templateProblems(request);
        }
        return problems.isEmpty() ? send(request, httpRequest.getBodyAsString(), documents) : Answer.invalid(problems);
    }

    private Map<String, String> templateProblems(Map<String, Object> request) {
        return requiredTemplates
                .filter(templates -> request.get("template") instanceof Map<?, ?> template && !templates.hasApproved(template))
                .map(templates -> Map.of("template", "does not exist or is not approved"))
                .orElse(Map.of());
    }

    private Answer send(Map<String, Object> request, String json, Documents documents) {
        String destination = (String) request.get("destination");
        String chosenId = (String) request.get("messageId");
        String messageId = chosenId == null ? newMessageId(documents) : chosenId;
        // the oldest guide's id is the caller's own beside the service's
        String customMessageId = chosenId == null ? (String) request.get("customerMessageId") : chosenId;
        Outcome outcome = outcomes.of(request);
        outbox.take(messageId, customMessageId, request, json, destination,
                settings.numberOf(request.get("phoneNumberId")), outcome);
        return Answer.json(200, Map.of("messageId", messageId, "simulation", Boolean.TRUE.equals(request.get("simulation")),
                "results", results(documents, destination, outcome)));
    }

    private static Object results(Documents documents, String destination, Outcome outcome) {
        if (documents == Documents.SEED) {
            return List.of(Map.of("destination", destination, "accepted", outcome.accepted()));
        }
        List<String> reasons = outcome.accepted() ? List.of() : List.of(outcome.reason());
        return Map.of("whatsapp", Map.of("accepted", outcome.accepted(), "reasons", reasons));
    }

    /** In the form that the documents in force show. */
    private static String newMessageId(Documents documents) {
        String id = UUID.randomUUID().toString();
        return documents == Documents.SEED ? "wamid." + id.replace("-", "").toUpperCase(Locale.ROOT) : id;
    }
}
