/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** {@code POST …/send}: checks, remembers, answers, and arranges for the delivery callback. */
final class SendEndpoint implements Resource {

    static final String PATH = "/api/message-server/whatsapp/send";

    private final Account account;
    private final Journal journal;
    private final Deliveries deliveries;
    private final Callbacks callbacks;
    private final Optional<TemplateStore> requiredTemplates;
    private final Clock clock;

    /** With {@code requiredTemplates}, a send may only name a template that is in it and approved. */
    SendEndpoint(Account account, Journal journal, Deliveries deliveries, Callbacks callbacks,
                 Optional<TemplateStore> requiredTemplates, Clock clock) {
        this.account = account;
        this.journal = journal;
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.requiredTemplates = requiredTemplates;
        this.clock = clock;
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
        boolean simulation = Boolean.TRUE.equals(request.get("simulation"));
        boolean accepted = account.accepts(destination);
        journal.sent(new SentMessage(messageId, destination, json, Collections.unmodifiableMap(request), clock.instant(), accepted));
        if (!simulation) {
            deliveries.add(messageId, customMessageId, accepted ? Deliveries.SENT : Deliveries.ERROR);
        }
        if (accepted && !simulation) {
            callbacks.delivery(messageId, customMessageId, destination);
        }
        return Answer.json(200, Map.of("messageId", messageId, "simulation", simulation,
                "results", results(documents, destination, accepted)));
    }

    private static Object results(Documents documents, String destination, boolean accepted) {
        if (documents == Documents.SEED) {
            return List.of(Map.of("destination", destination, "accepted", accepted));
        }
        List<String> reasons = accepted ? List.of() : List.of("The destination was rejected");
        return Map.of("whatsapp", Map.of("accepted", accepted, "reasons", reasons));
    }

    private static String newMessageId(Documents documents) {
        String id = UUID.randomUUID().toString();
        return documents == Documents.SEED ? "wamid." + id.replace("-", "").toUpperCase(Locale.ROOT) : id;
    }
}
