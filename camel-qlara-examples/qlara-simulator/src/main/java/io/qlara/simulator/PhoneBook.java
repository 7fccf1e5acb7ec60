/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All chats as the customers' phones show them, and the webhook calls beside them. Each change has a version, so that a page asks
 * for what it has not seen. It keeps the newest 10,000 messages, 1,000 in a chat, and 500 calls. Thread-safe.
 */
final class PhoneBook implements Watcher {

    static final int MOST_MESSAGES_IN_A_CHAT = 1_000;
    static final int MOST_CALLS = 500;
    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_EMPTY_CHATS = 1_000;

    private final Settings settings;
    private final TemplateStore templates;
    private final Handsets handsets;
    private final Map<String, PhoneChat> chats = new LinkedHashMap<>();
    private final Map<Long, PhoneMessage> messages = new LinkedHashMap<>();
    private final Map<String, PhoneMessage> newestById = new LinkedHashMap<>();
    private final Deque<PhoneCall> calls = new ArrayDeque<>();
    private String epoch = UUID.randomUUID().toString();
    private long version;
    private long lastNumber;

    PhoneBook(Settings settings, TemplateStore templates, Handsets handsets) {
        this.settings = settings;
        this.templates = templates;
        this.handsets = handsets;
    }

    @Override
    public synchronized void sent(SentMessage sent, String business, Outcome outcome) {
        Map<String, Object> content = MessageContent.of(sent.request(), templates::shown);
        PhoneMessage message = add(sent.destination(), business, sent.messageId(), false, sent.timestamp(), sent.json(), content);
        if (!outcome.accepted()) {
            message.state(PhoneMessage.REJECTED, outcome.reason(), null);
        } else if (Boolean.TRUE.equals(sent.request().get("simulation"))) {
            message.state(PhoneMessage.SIMULATED, null, null);
        } else if ("reaction".equals(content.get("kind"))) {
            react(content, "business");
        }
    }

    @Override
    public synchronized void received(String customer, String business, String messageId, Map<String, Object> event, Instant when) {
        add(customer, business, messageId, true, when, null, InboundContent.shown(event));
        if (event.get("reaction") instanceof Map<?, ?> reaction) {
            react(reaction, "customer");
        } else if (event.get("context") instanceof Map<?, ?> context) {
            find((String) context.get("messageId")).ifPresent(message -> {
                message.pressed((String) event.get("text"));
                touch(message);
            });
        }
    }

    @Override
    public synchronized void became(String messageId, String status, Reach carrier) {
        find(messageId).filter(message -> !message.is(Deliveries.READ)).ifPresent(message -> {
            message.state(status, reason(status, carrier), carrier);
            touch(message);
        });
    }

    @Override
    public synchronized void attempted(CallbackAttempt attempt) {
        if (calls.size() == MOST_CALLS) {
            calls.remove();
        }
        calls.add(new PhoneCall(++version, attempt));
        find(attempt.messageId()).filter(PhoneMessage::fromCustomer).ifPresent(message -> {
            String answer = attempt.statusCode() == 0 ? attempt.failure() : "The webhook answered " + attempt.statusCode();
            message.state(attempt.successful() ? Deliveries.DELIVERED : Deliveries.ERROR, attempt.successful() ? null : answer, null);
            touch(message);
        });
    }

    @Override
    public synchronized void handsetChanged(String customer) {
        version++;
        chats.values().stream().filter(chat -> chat.customer().equals(customer)).forEach(chat -> chat.changedAt(version));
    }

    @Override
    public synchronized void changed() {
        version++;
    }

    @Override
    public synchronized void cleared() {
        chats.clear();
        messages.clear();
        newestById.clear();
        calls.clear();
        version++;
        epoch = UUID.randomUUID().toString();
    }

    synchronized String stamp() {
        return JsonText.write(Map.of("epoch", epoch, "version", version));
    }

    /** What has changed since a version; of one chat, unless its id is null, also the messages since a version of their own. */
    synchronized Map<String, Object> changedSince(long then, String chatId, long thenInChat) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("epoch", epoch);
        state.put("version", version);
        state.put("chatCount", chats.size());
        state.put("chats", chats.values().stream().filter(chat -> chat.version() > then).map(chat -> chat.toJson(handsets)).toList());
        PhoneChat open = chatId == null ? null : chats.get(chatId);
        state.put("messages", open == null ? List.of() : open.changedSince(thenInChat));
        state.put("calls", calls.stream().filter(call -> call.version() > then).map(PhoneCall::toJson).toList());
        return state;
    }

    synchronized Optional<PhoneChat> chat(String id) {
        return Optional.ofNullable(chats.get(id));
    }

    synchronized Optional<PhoneMessage> message(long number) {
        return Optional.ofNullable(messages.get(number));
    }

    synchronized List<PhoneMessage> unread(PhoneChat chat) {
        return chat.messages().stream().filter(PhoneMessage::isUnread).toList();
    }

    synchronized List<CallbackAttempt> calls(String messageId) {
        return calls.stream().map(PhoneCall::attempt).filter(attempt -> messageId != null && messageId.equals(attempt.messageId())).toList();
    }

    synchronized Optional<CallbackAttempt> call(long number) {
        return calls.stream().filter(call -> call.version() == number).findFirst().map(PhoneCall::attempt);
    }

    /** A chat that is there already stays as it is. */
    synchronized PhoneChat open(String customer, String business) {
        if (chats.values().stream().filter(chat -> chat.messages().isEmpty()).count() >= MOST_EMPTY_CHATS) {
            throw new IllegalStateException("There are too many empty chats");
        }
        PhoneChat chat = chatOf(customer, business);
        chat.changedAt(++version);
        return chat;
    }

    private PhoneMessage add(String customer, String business, String messageId, boolean fromCustomer, Instant when, String json,
                             Map<String, Object> content) {
        PhoneChat chat = chatOf(customer, business);
        PhoneMessage message = new PhoneMessage(++lastNumber, chat, messageId, fromCustomer, when, json, content);
        if (chat.messages().size() == MOST_MESSAGES_IN_A_CHAT) {
            forget(chat.messages().getFirst());
        }
        if (messages.size() == MOST_MESSAGES) {
            forget(messages.values().iterator().next());
        }
        chats.put(chat.id(), chat);
        chat.messages().add(message);
        messages.put(message.number(), message);
        if (messageId != null) {
            newestById.put(messageId, message);
        }
        touch(message);
        return message;
    }

    private PhoneChat chatOf(String customer, String business) {
        return chats.computeIfAbsent(PhoneChat.id(customer, business),
                id -> new PhoneChat(id, customer, settings.phoneNumber(business)));
    }

    private void forget(PhoneMessage oldest) {
        PhoneChat chat = oldest.chat();
        chat.messages().remove(oldest);
        messages.remove(oldest.number());
        newestById.remove(oldest.messageId(), oldest);
        if (chat.messages().isEmpty()) {
            chats.remove(chat.id());
        }
    }

    private void react(Map<?, ?> reaction, String by) {
        find(String.valueOf(reaction.get("messageId"))).ifPresent(message -> {
            message.reaction(by, String.valueOf(reaction.get("emoji")));
            touch(message);
        });
    }

    private Optional<PhoneMessage> find(String messageId) {
        return Optional.ofNullable(newestById.get(messageId));
    }

    private void touch(PhoneMessage message) {
        message.changedAt(++version);
        message.chat().changedAt(version);
    }

    private static String reason(String status, Reach carrier) {
        return switch (status) {
            case Deliveries.SENT, Deliveries.DELIVERED, Deliveries.READ, "RECEIVED" -> null;
            default -> carrier == Reach.NOTHING ? "Undeliverable" : status;
        };
    }
}
