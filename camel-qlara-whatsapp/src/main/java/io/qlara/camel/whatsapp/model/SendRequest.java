/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * One message to one destination: the fields of the API's send request, known ones by name and any others as the caller
 * gives them. Nothing is added, renamed or dropped on the way out, and a field that the caller set to null goes out as
 * null.
 * <p>
 * Build one with {@link #builder()}, or read one from a map with {@link #of(Map)}. Immutable and thread-safe.
 */
public final class SendRequest implements QlaraModel {

    public static final String DESTINATION = "destination";
    /** The recipient in the vendor's oldest document. */
    public static final String PHONE_NUMBER = "phoneNumber";
    public static final String PHONE_NUMBER_ID = "phoneNumberId";
    public static final String BODY = "body";
    public static final String TEMPLATE = "template";
    public static final String MEDIA = "media";
    public static final String FALLBACK_RCS = "fallbackRcs";
    public static final String FALLBACK_SMS = "fallbackSms";
    public static final String SIMULATION = "simulation";
    public static final String CAMPAIGN_ID = "campaignId";
    public static final String MESSAGE_ID = "messageId";
    public static final String PLACEHOLDERS = "placeholders";

    private static final String CUSTOMER_MESSAGE_ID = "customerMessageId";

    /** The top-level fields that the vendor's documents name for a send, all generations. A map with any other field is no request. */
    public static final Set<String> DOCUMENTED_FIELDS = Set.of(DESTINATION, PHONE_NUMBER, PHONE_NUMBER_ID, BODY, TEMPLATE, "templateId",
            "variables", PLACEHOLDERS, MEDIA, FALLBACK_RCS, FALLBACK_SMS, CAMPAIGN_ID, SIMULATION, MESSAGE_ID, CUSTOMER_MESSAGE_ID,
            "enableNotification", "scheduledDate");

    private final Map<String, Object> fields;

    /** @param fields whose values can't be changed, and which nobody changes any more */
    SendRequest(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** The request whose fields are those of the map, untouched: nested maps, nulls and unknown fields too. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SendRequest of(Map<String, ?> fields) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.replaceAll((name, value) -> FieldWriter.unmodifiable(value));
        return new SendRequest(copy);
    }

    public static SendRequestBuilder builder() {
        return new SendRequestBuilder(Collections.emptyMap());
    }

    /** A builder that starts with the fields of this request. */
    public SendRequestBuilder toBuilder() {
        return new SendRequestBuilder(fields);
    }

    /** Whether the request has the field, also if its value is null. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The value of any field as it was given, model objects included; null if it is absent or null. */
    public Object get(String field) {
        return fields.get(field);
    }

    /** The recipient's number as text; null if there is none. */
    public String destination() {
        return FieldReader.asText(get(DESTINATION));
    }

    /** The sender's id, a text or a number as it was given; null if there is none. */
    public Object phoneNumberId() {
        return get(PHONE_NUMBER_ID);
    }

    /** The free-form text, or the object that the vendor's later documents put there; null if there is none. */
    public Object body() {
        return get(BODY);
    }

    /** The caller's own id of the message as text, also under the name that the vendor's other documents give it; null if there is none. */
    public String customMessageId() {
        String id = FieldReader.asText(get(MESSAGE_ID));
        return id == null ? FieldReader.asText(get(CUSTOMER_MESSAGE_ID)) : id;
    }

    /** A {@link TemplateReference}, or a map as the caller gave it; null if there is none. */
    public Object template() {
        return get(TEMPLATE);
    }

    /** A {@link Media}, or a map as the caller gave it; null if there is none. */
    public Object media() {
        return get(MEDIA);
    }

    @Override
    public Map<String, Object> toMap() {
        if (isPlain()) {
            return fields;
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        fields.forEach((name, value) -> plain.put(name, FieldWriter.plain(value)));
        return Collections.unmodifiableMap(plain);
    }

    private boolean isPlain() {
        for (Object value : fields.values()) {
            if (!FieldWriter.isPlain(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SendRequest request && toMap().equals(request.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** The names of the fields, without their values, which may be personal data. */
    @Override
    public String toString() {
        return "SendRequest" + fields.keySet();
    }
}
