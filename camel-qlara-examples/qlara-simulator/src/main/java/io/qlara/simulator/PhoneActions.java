/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the person at the phone page can do: as a customer, and as a tester. */
final class PhoneActions {

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(300);

    private final SimulatedService service;
    private final PhoneBook book;
    private final Callbacks callbacks;
    private final Clock clock;

    PhoneActions(SimulatedService service, PhoneBook book, Callbacks callbacks) {
        this.service = service;
        this.book = book;
        this.callbacks = callbacks;
        clock = service.settings.clock();
    }

    void write(PhoneChat chat, String text) {
        post(chat, InboundContent.text(text));
    }

    void react(PhoneMessage message, String emoji) {
        post(message.chat(), InboundContent.reaction(emoji, idOf(message)));
    }

    /** Throws an {@link IllegalArgumentException} for a button that the message does not have. */
    void press(PhoneMessage message, String button) {
        boolean hasButton = message.content().get("buttons") instanceof Iterable<?> buttons && contains(buttons, button);
        if (!hasButton) {
            throw new IllegalArgumentException("The message has no such button");
        }
        post(message.chat(), InboundContent.button(button, idOf(message)));
    }

    /** Marks all that has arrived as read; each message has an event of its own. */
    void read(PhoneChat chat) {
        book.unread(chat).forEach(message -> callbacks.read(message.messageId(), chat.customer()));
    }

    void switchOn(PhoneChat chat, boolean on) {
        service.handsets.on(chat.customer(), on, callbacks);
        book.handsetChanged(chat.customer());
    }

    void reach(PhoneChat chat, Reach reach) {
        service.handsets.reach(chat.customer(), reach);
        book.handsetChanged(chat.customer());
    }

    void giveUp(PhoneChat chat) {
        service.handsets.giveUp(chat.customer(), callbacks);
        book.handsetChanged(chat.customer());
    }

    /** Posts once more what an event of the message says, in a way that a careful receiver bears. */
    void event(PhoneMessage message, String kind) {
        if (message.fromCustomer()) {
            throw new IllegalArgumentException("Events are about messages of the business");
        }
        String id = idOf(message);
        switch (kind) {
            case "twice" -> {
                callbacks.again("DELIVERY", id, delivery(message, id), Duration.ZERO);
                callbacks.again("DELIVERY", id, delivery(message, id), BETWEEN_EVENTS);
            }
            case "out-of-order" -> {
                callbacks.read(id, message.chat().customer());
                callbacks.again("DELIVERY", id, delivery(message, id), BETWEEN_EVENTS);
            }
            case "without-id" -> callbacks.again("DELIVERY", null, delivery(message, null), Duration.ZERO);
            default -> throw new IllegalArgumentException("Unknown kind of event");
        }
    }

    /** Of the same time whenever it is made, so that a repeat has the same bytes. */
    private String delivery(PhoneMessage message, String id) {
        return EventPayload.delivery(service.account.documents(), id, null, message.chat().customer(), Reach.WHATSAPP,
                message.when().plus(service.settings.callbackDelay()));
    }

    private void post(PhoneChat chat, Map<String, Object> content) {
        Instant now = clock.instant();
        String messageId = "wamid." + UUID.randomUUID().toString().replace("-", "");
        service.received(chat.customer(), chat.business(), messageId, content, now);
        callbacks.inbound(chat.customer(), chat.business(), messageId, content, now);
    }

    private static String idOf(PhoneMessage message) {
        if (message.messageId() == null) {
            throw new IllegalArgumentException("The message has no id");
        }
        return message.messageId();
    }

    private static boolean contains(Iterable<?> buttons, String text) {
        for (Object button : buttons) {
            if (button instanceof Map<?, ?> fields && text.equals(fields.get("text"))) {
                return true;
            }
        }
        return false;
    }
}
