/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The calls that the phone page makes, below {@code /phone/api}. */
final class PhoneApi {

    private static final int LONGEST_TEXT = 4_096;
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().-]");

    private final SimulatedService service;
    private final PhoneBook book;
    private final PhoneActions actions;

    PhoneApi(SimulatedService service, PhoneBook book, PhoneActions actions) {
        this.service = service;
        this.book = book;
        this.actions = actions;
    }

    /**
     * Answers one call.
     *
     * @param path the words behind {@code /phone/api/}
     * @param query gives a parameter of the query, null when it is not there
     */
    Answer answer(String method, List<String> path, Function<String, String> query, Map<String, Object> body) {
        String call = method + " " + path.get(0) + (path.size() > 2 ? " " + path.get(2) : path.size() > 1 ? " one" : "");
        try {
            return switch (call) {
                case "GET state" -> Answer.json(200, state(query));
                case "GET messages one" -> message(path, message -> Answer.json(200, details(message)));
                case "GET calls one" -> book.call(number(path.get(1))).map(attempt -> Answer.json(200, Map.of("payload", attempt.payload(), "answer", attempt.answer())))
                        .orElseGet(() -> Answer.notFound("This call"));
                case "POST chats" -> Answer.json(201, Map.of("id", opened(body).id()));
                case "POST chats text" -> chat(path, chat -> actions.write(chat, text(body, "text")));
                case "POST chats read" -> chat(path, actions::read);
                case "POST chats give-up" -> chat(path, actions::giveUp);
                case "PUT chats on" -> chat(path, chat -> actions.switchOn(chat, Boolean.parseBoolean(text(body, "on"))));
                case "PUT chats reach" -> chat(path, chat -> actions.reach(chat, Reach.valueOf(Administration.constant(text(body, "reach")))));
                case "POST messages reaction" -> done(path, message -> actions.react(message, text(body, "emoji")));
                case "POST messages press" -> done(path, message -> actions.press(message, text(body, "button")));
                case "POST messages events" -> done(path, message -> actions.event(message, text(body, "kind")));
                case "POST faults" -> plan(SendFault.valueOf(Administration.constant(text(body, "kind"))));
                case "DELETE faults" -> cleared();
                default -> Answer.notFound("This path with this method");
            };
        } catch (IllegalArgumentException e) {
            return Answer.error(400, "Bad Request", e.getMessage());
        } catch (IllegalStateException e) {
            return Answer.error(409, "Conflict", e.getMessage());
        }
    }

    private Map<String, Object> state(Function<String, String> query) {
        Map<String, Object> state = new LinkedHashMap<>(book.changedSince(number(query.apply("since")), query.apply("chat"),
                number(query.apply("chatSince"))));
        state.put("numbers", service.settings.phoneNumbers().stream().map(number -> number.toJson(Documents.SEED)).toList());
        state.put("faults", service.plannedFaults.list());
        state.put("webhook", service.account.webhook().target() != null);
        return state;
    }

    private Map<String, Object> details(PhoneMessage message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("request", message.json());
        details.put("events", book.calls(message.messageId()).stream().map(CallbackAttempt::payload).distinct().toList());
        return details;
    }

    private PhoneChat opened(Map<String, Object> body) {
        String customer = SEPARATORS.matcher(text(body, "customer")).replaceAll("");
        String business = text(body, "business");
        if (!INTERNATIONAL.matcher(customer).matches()) {
            throw new IllegalArgumentException("A number is written in international format, + and 7 to 15 digits");
        }
        if (service.settings.phoneNumbers().stream().noneMatch(number -> number.phoneNumber().equals(business))) {
            throw new IllegalArgumentException("The account has no such number");
        }
        return book.open(customer, business);
    }

    private Answer chat(List<String> path, Consumer<PhoneChat> action) {
        return book.chat(path.get(1)).map(chat -> {
            action.accept(chat);
            return Answer.empty(204);
        }).orElseGet(() -> Answer.notFound("This chat"));
    }

    private Answer message(List<String> path, Function<PhoneMessage, Answer> action) {
        return book.message(number(path.get(1))).map(action).orElseGet(() -> Answer.notFound("This message"));
    }

    private Answer done(List<String> path, Consumer<PhoneMessage> action) {
        return message(path, message -> {
            action.accept(message);
            return Answer.empty(204);
        });
    }

    private Answer plan(SendFault fault) {
        return service.plannedFaults.add(fault) ? Answer.empty(204) : Answer.error(409, "Conflict", "Too many are planned already");
    }

    private Answer cleared() {
        service.plannedFaults.clear();
        return Answer.empty(204);
    }

    /** The beginning when it is not given. */
    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    private static String text(Map<String, Object> body, String field) {
        Object value = body.get(field);
        String text = value instanceof Boolean ? value.toString() : value instanceof String string ? string : "";
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(field + " must have 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
