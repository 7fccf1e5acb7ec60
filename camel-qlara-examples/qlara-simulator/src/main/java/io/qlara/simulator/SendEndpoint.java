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

/** {@code POST …/send}: checks, remembers, answers, and arranges for the delivery callback. */
final class SendEndpoint {

    private final Account account;
    private final Journal journal;
    private final Callbacks callbacks;
    private final Optional<TemplateStore> requiredTemplates;
    private final Clock clock;

    /** With {@code requiredTemplates}, a send may only name a template that is in it and approved. */
    SendEndpoint(Account account, Journal journal, Callbacks callbacks, Optional<TemplateStore> requiredTemplates, Clock clock) {
        this.account = account;
        this.journal = journal;
        this.callbacks = callbacks;
        this.requiredTemplates = requiredTemplates;
        this.clock = clock;
    }

    Answer answer(Request httpRequest) {
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
        String customMessageId = (String) request.get("messageId");
        String messageId = customMessageId == null ? newMessageId(documents) : customMessageId;
        boolean simulation = Boolean.TRUE.equals(request.get("simulation"));
        boolean accepted = account.accepts(destination);
        journal.sent(new SentMessage(messageId, destination, json, Collections.unmodifiableMap(request), clock.instant(), accepted));
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
