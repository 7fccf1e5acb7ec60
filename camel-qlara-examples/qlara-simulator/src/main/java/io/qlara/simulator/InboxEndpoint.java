/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.http.Request;

/** The conversations with customers, as far as the later documents describe them. */
final class InboxEndpoint implements Resource {

    static final String PATH = "/api/partner-gateway/v1/inbox/conversations";

    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final Outbox outbox;

    InboxEndpoint(Inbox inbox, Deliveries deliveries, Outcomes outcomes, Outbox outbox) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.outbox = outbox;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        String call = request.getMethod() + " " + (path.id() == null ? "" : path.part() == null ? "one" : path.part());
        if (call.equals("POST one") && path.id().equals("reply")) {
            return reply(request);
        }
        return switch (call) {
            case "GET " -> Answer.json(200, Map.of("data", inbox.toJson()));
            case "GET one" -> conversation(path.id(), conversation -> { });
            case "GET messages" -> messages(request, path.id());
            case "PATCH read" -> conversation(path.id(), Conversation::read);
            case "PATCH archive" -> conversation(path.id(), conversation -> conversation.archived(true));
            case "PATCH unarchive" -> conversation(path.id(), conversation -> conversation.archived(false));
            default -> Answer.notFound("This path with this method");
        };
    }

    private Answer conversation(String id, Consumer<Conversation> change) {
        return inbox.with(id, conversation -> {
            change.accept(conversation);
            return Answer.json(200, conversation.toJson());
        }).orElseGet(() -> unknown(id));
    }

    private Answer messages(Request request, String id) {
        Map<String, String> problems = new LinkedHashMap<>();
        long from = Page.number(request, "idFrom", 0, 0, problems);
        long to = Page.number(request, "idTo", 0, Integer.MAX_VALUE, problems);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        return inbox.with(id, Conversation::messages)
                .map(messages -> messages.stream()
                        .filter(message -> message.number() >= from && message.number() <= to)
                        .map(message -> message.toJson(deliveries.status(message.messageId()).orElse(null)))
                        .toList())
                .map(messages -> Answer.json(200, Map.of("data", messages)))
                .orElseGet(() -> unknown(id));
    }

    /** The documents do not show the names in the body: {@code chatId} and {@code text} are ours. */
    private Answer reply(Request request) {
        Map<String, Object> body = JsonText.object(request.getBody()).orElse(Map.of());
        if (!(body.get("chatId") instanceof String id) || !(body.get("text") instanceof String text) || text.isBlank()) {
            return Answer.invalid(Map.of("chatId", "is required", "text", "is required"));
        }
        return inbox.with(id, conversation ->
                        Map.<String, Object>of("destination", conversation.customer(), "phoneNumberId", conversation.business(), "body", text))
                .map(send -> reply(send, request.getBodyAsString()))
                .orElseGet(() -> unknown(id));
    }

    /** A reply that may not be sent is taken all the same, and fails later. */
    private Answer reply(Map<String, Object> send, String json) {
        Outcome outcome = outcomes.of(send);
        String messageId = UUID.randomUUID().toString();
        outbox.take(messageId, null, send, json, (String) send.get("destination"), (String) send.get("phoneNumberId"),
                new Outcome(null, outcome.accepted() && outcome.delivered()));
        return Answer.json(202, Map.of("messageId", messageId));
    }

    private static Answer unknown(String id) {
        return Answer.notFound("Conversation " + id);
    }
}
