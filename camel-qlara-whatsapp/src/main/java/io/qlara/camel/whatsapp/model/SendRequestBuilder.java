/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds a {@link SendRequest}. Setting a field to null removes it, so that no null is written by accident. Not
 * thread-safe.
 */
public final class SendRequestBuilder {

    private Map<String, Object> fields;
    /** Whether a request has these fields, so that they must not change. */
    private boolean shared = true;

    SendRequestBuilder(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The recipient's number in international format, such as {@code +393331234567}. */
    public SendRequestBuilder destination(String destination) {
        return field(SendRequest.DESTINATION, destination);
    }

    /** The id of the sending number, a text or a number; written as it is given. */
    public SendRequestBuilder phoneNumberId(Object phoneNumberId) {
        return field(SendRequest.PHONE_NUMBER_ID, phoneNumberId);
    }

    /** Free-form text, which WhatsApp allows within 24 hours of the customer's last message. */
    public SendRequestBuilder body(String text) {
        return field(SendRequest.BODY, text);
    }

    /** The object that the vendor's later documents put in place of the text; goes out as it is. */
    public SendRequestBuilder body(Map<String, ?> content) {
        return field(SendRequest.BODY, content);
    }

    public SendRequestBuilder template(TemplateReference template) {
        return field(SendRequest.TEMPLATE, template);
    }

    /** An approved template, with the values of its placeholders in order. */
    public SendRequestBuilder template(String name, String language, Object... parameters) {
        return template(TemplateReference.of(name, language, parameters));
    }

    /** An approved template by the service's id, a text or a number (later documents). */
    public SendRequestBuilder templateId(Object id) {
        return template(id == null ? null : TemplateReference.ofId(id));
    }

    public SendRequestBuilder media(Media media) {
        return field(SendRequest.MEDIA, media);
    }

    /** Whether the message may go out by RCS if WhatsApp can't deliver it. */
    public SendRequestBuilder fallbackRcs(Boolean enabled) {
        return field(SendRequest.FALLBACK_RCS, enabled);
    }

    /** Whether the message may go out by SMS if neither WhatsApp nor RCS can deliver it. */
    public SendRequestBuilder fallbackSms(Boolean enabled) {
        return field(SendRequest.FALLBACK_SMS, enabled);
    }

    /**
     * The message may go out by RCS if WhatsApp can't deliver it (later documents).
     *
     * @param agentId the RCS agent that sends it, a text or a number; written as it is given
     */
    public SendRequestBuilder fallbackRcsByAgent(Object agentId) {
        return field(SendRequest.FALLBACK_RCS, agentId == null ? null : Map.of("agentId", agentId));
    }

    /**
     * The message may go out by SMS if neither WhatsApp nor RCS can deliver it (later documents).
     *
     * @param sender at most 11 letters and digits, or a number; null leaves the field out
     * @param text   the text of the SMS; null leaves the field out
     */
    public SendRequestBuilder fallbackSms(String sender, String text) {
        Map<String, Object> fallback = new FieldWriter().field("sender", sender).field("text", text).toMap();
        return field(SendRequest.FALLBACK_SMS, fallback.isEmpty() ? null : fallback);
    }

    /** Whether the service only checks the message, without sending it. */
    public SendRequestBuilder simulation(Boolean simulation) {
        return field(SendRequest.SIMULATION, simulation);
    }

    /** A name to group messages by in the service's reports, at most 255 characters by the vendor's later documents. */
    public SendRequestBuilder campaignId(String campaignId) {
        return field(SendRequest.CAMPAIGN_ID, campaignId);
    }

    /** The caller's own id for the message; without one the service makes it. */
    public SendRequestBuilder messageId(String messageId) {
        return field(SendRequest.MESSAGE_ID, messageId);
    }

    /** Named values for a template's placeholders, as the vendor's later documents want them. */
    public SendRequestBuilder placeholders(Map<String, ?> placeholders) {
        return field(SendRequest.PLACEHOLDERS, placeholders);
    }

    /** Any field under the API's own name, also one that this class does not know. */
    public SendRequestBuilder field(String name, Object value) {
        if (value != null) {
            if (!value.equals(fields.get(name))) {
                own().put(name, FieldWriter.unmodifiable(value));
            }
        } else if (fields.containsKey(name)) {
            own().remove(name);
        }
        return this;
    }

    private Map<String, Object> own() {
        if (shared) {
            fields = new LinkedHashMap<>(fields);
            shared = false;
        }
        return fields;
    }

    /** The request; the builder can be used further. Nothing is checked here. */
    public SendRequest build() {
        shared = true;
        return new SendRequest(fields);
    }
}
