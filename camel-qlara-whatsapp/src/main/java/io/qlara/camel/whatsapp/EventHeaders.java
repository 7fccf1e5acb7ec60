/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Instant;
import java.util.regex.Pattern;

import org.apache.camel.Message;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Puts an event on the message that the route gets. */
final class EventHeaders {

    private static final String WHATSAPP = "WHATSAPP";
    private static final Pattern BARE_DIGITS = Pattern.compile("[0-9]{8,15}");

    private EventHeaders() {
    }

    /** Sets the event as the body, and a header for each value that it has. */
    static void write(Message message, WebhookEvent event, String eventId) {
        message.setBody(event);
        set(message, QlaraWhatsAppConstants.EVENT_TYPE, event.eventType());
        set(message, QlaraWhatsAppConstants.EVENT_ID, eventId);
        set(message, QlaraWhatsAppConstants.EVENT_MESSAGE_ID, event.messageId());
        set(message, QlaraWhatsAppConstants.EVENT_CUSTOM_MESSAGE_ID, event.customMessageId());
        set(message, QlaraWhatsAppConstants.EVENT_DESTINATION, number(event, event.destination()));
        set(message, QlaraWhatsAppConstants.EVENT_SOURCE, number(event, event.source()));
        set(message, QlaraWhatsAppConstants.EVENT_CHANNEL, event.channel());
        set(message, QlaraWhatsAppConstants.EVENT_STATUS, event.status());
        set(message, QlaraWhatsAppConstants.EVENT_STATUS_NAME, event.statusName());
        set(message, QlaraWhatsAppConstants.EVENT_STATUS_RANK, event.statusRank());
        set(message, QlaraWhatsAppConstants.EVENT_DESCRIPTION, event.description());
        set(message, QlaraWhatsAppConstants.EVENT_TEXT, event.text());
        set(message, QlaraWhatsAppConstants.EVENT_MESSAGE_TYPE, event.messageType());
        set(message, QlaraWhatsAppConstants.EVENT_TIMESTAMP, event.timestamp());
        set(message, QlaraWhatsAppConstants.MESSAGE_TIMESTAMP, milliseconds(event.timestamp()));
    }

    /** WhatsApp's own form of a number lacks the plus, without which nobody could send to it. */
    private static String number(WebhookEvent event, String number) {
        boolean ofWhatsApp = event.channel() == null || WHATSAPP.equalsIgnoreCase(event.channel().strip());
        return ofWhatsApp && number != null && BARE_DIGITS.matcher(number.strip()).matches() ? "+" + number.strip() : number;
    }

    private static void set(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    private static Long milliseconds(Instant timestamp) {
        try {
            return timestamp == null ? null : timestamp.toEpochMilli();
        } catch (ArithmeticException e) {
            // a sender may write any year, also one whose milliseconds no long can hold
            return null;
        }
    }
}
