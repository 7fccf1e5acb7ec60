/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The key by which a repeat of an event is recognised. */
final class WebhookEventId {

    private WebhookEventId() {
    }

    static String of(WebhookEvent event) {
        ValueDigest digest = new ValueDigest()
                .add(event.eventType())
                .add(said(event, event.messageId(), "messageId"))
                .add(said(event, upperCase(event.channel()), "channel"))
                .add(WebhookEventFields.status(event))
                .add(said(event, event.source(), "source"))
                .add(said(event, event.destination(), WebhookEventFields.DESTINATIONS))
                .add(partNumber(event));
        if (isReceipt(event)) {
            addWhatTellsAReceiptWithoutAMessageId(digest, event);
        } else if (event.messageId() == null || !WebhookEvent.INBOUND.equals(event.eventType())) {
            // two pictures of one second, or two clicks on one message, may differ in any field
            digest.add(withoutChannelAndPart(event.toMap()));
        }
        return digest.inHexadecimal();
    }

    private static boolean isReceipt(WebhookEvent event) {
        return WebhookEvent.DELIVERY.equals(event.eventType()) || WebhookEvent.READ.equals(event.eventType());
    }

    private static void addWhatTellsAReceiptWithoutAMessageId(ValueDigest digest, WebhookEvent event) {
        if (event.messageId() == null) {
            digest.add(said(event, event.timestamp(), WebhookEventFields.TIMES))
                    .add(said(event, event.text(), "text"))
                    .add(said(event, event.customMessageId(), WebhookEventFields.CUSTOM_MESSAGE_IDS));
        }
    }

    /** What the event says; what it says in a way that can't be read as that, as it was sent. */
    private static Object said(WebhookEvent event, Object read, String... names) {
        return read != null ? read : WebhookEventFields.unread(event, names);
    }

    /** As a number, also where the sender writes it as text. */
    private static Object partNumber(WebhookEvent event) {
        Integer number = FieldReader.asInteger(event.additionalFields().get(WebhookEventFields.PART_NUMBER));
        return said(event, number, WebhookEventFields.PART_NUMBER);
    }

    /** These two are in the key already, and their spelling makes no difference. */
    private static Map<String, Object> withoutChannelAndPart(Map<String, Object> fields) {
        Map<String, Object> others = new HashMap<>(fields);
        others.keySet().removeAll(List.of("channel", WebhookEventFields.PART_NUMBER));
        return others;
    }

    private static String upperCase(String channel) {
        return channel == null ? null : channel.strip().toUpperCase(Locale.ROOT);
    }
}
