/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The key by which a repeat of an event is recognised. */
final class WebhookEventId {

    private WebhookEventId() {
    }

    static String of(WebhookEvent event) {
        MessageDigest digest = sha256();
        add(digest, event.eventType());
        add(digest, event.messageId());
        add(digest, event.channel() == null ? null : event.channel().toUpperCase(Locale.ROOT));
        add(digest, WebhookEventFields.status(event));
        add(digest, event.source());
        add(digest, event.destination());
        add(digest, event.additionalFields().get(WebhookEventFields.PART_NUMBER));
        if (event.messageId() == null) {
            Object text = WebhookEventFields.text(event);
            add(digest, WebhookEventFields.time(event));
            add(digest, text);
            if (text == null && !isReceipt(event)) {
                // two pictures that a customer sends in one second differ in nothing else
                add(digest, event.messageType());
                add(digest, WebhookEventFields.unnamed(event));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isReceipt(WebhookEvent event) {
        return WebhookEvent.DELIVERY.equals(event.eventType()) || WebhookEvent.READ.equals(event.eventType());
    }

    /** Writes the length before each part, so that two different events never give the same bytes. */
    private static void add(MessageDigest digest, Object part) {
        if (part == null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
        } else {
            byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
