/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The names that the generations of webhook payload give to the fields of an event. */
final class WebhookEventFields {

    static final String PART_NUMBER = "numPart";
    static final String[] TIMES = { "timestamp", "eventDate", "receivedDate" };
    static final String[] CUSTOM_MESSAGE_IDS = { "customerMessageId", "customMessageId" };
    static final String[] DESTINATIONS = { "destination", "phoneNumber" };

    private static final String STATUS_NAME = "statusName";
    private static final String[] STATUS_NUMBERS = { "statusCode", "status" };
    private static final String[] DESCRIPTIONS = { "description", "statusDescription", "error" };
    private static final String[] STATUS_WORDS = { STATUS_NAME, "status", "statusCode" };
    private static final Set<String> KNOWN_TYPES = Set.of(WebhookEvent.DELIVERY, WebhookEvent.READ, WebhookEvent.INBOUND);

    private WebhookEventFields() {
    }

    static WebhookEvent read(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        String eventType = eventType(reader.text("eventType"));
        Integer status = reader.integer(STATUS_NUMBERS);
        String statusName = WebhookEvent.DELIVERY.equals(eventType) ? MessageStatus.name(status, reader, STATUS_WORDS) : null;
        return new WebhookEvent(eventType, reader.said("messageId"), reader.said(CUSTOM_MESSAGE_IDS),
                reader.said(DESTINATIONS), reader.said("source"), reader.said("channel"), status,
                statusName, description(reader), reader.text("text"), reader.said("messageType"),
                reader.<Instant>first(LenientTimestamp::parse, TIMES), reader.unknownFields());
    }

    /** The fields of the event; {@link #read} makes the same event of them. */
    static Map<String, Object> write(WebhookEvent event) {
        Instant timestamp = event.timestamp();
        boolean wordBesideItsField = isWordBesideItsField(event);
        return new FieldWriter().field("eventType", event.eventType()).field("messageId", event.messageId())
                .field(free(event, CUSTOM_MESSAGE_IDS), event.customMessageId())
                .field(free(event, DESTINATIONS), event.destination())
                .field("source", event.source()).field("channel", event.channel())
                .field(wordBesideItsField ? "statusCode" : free(event, "status", "statusCode"), event.status())
                .field(wordBesideItsField ? free(event, "status", "statusCode") : STATUS_NAME,
                        wordBesideItsField || isFree(event, STATUS_NAME) ? event.statusName() : null)
                .field(free(event, DESCRIPTIONS), event.description())
                .field("text", event.text()).field("messageType", event.messageType())
                .field(free(event, TIMES), timestamp == null ? null : timestamp.toString())
                .unknownFields(event.additionalFields()).toMap();
    }

    /** The first of these names that is not among the additional fields of the event. */
    private static String free(WebhookEvent event, String... names) {
        return Stream.of(names).filter(name -> isFree(event, name)).findFirst().orElse(names[0]);
    }

    private static boolean isFree(WebhookEvent event, String name) {
        return !event.additionalFields().containsKey(name);
    }

    /** Whether an additional field, such as a blank, takes the name of the status word, and no other field holds the word. */
    private static boolean isWordBesideItsField(WebhookEvent event) {
        return event.statusName() != null && !isFree(event, STATUS_NAME)
                && !event.statusName().equals(MessageStatus.name(event.status(), new FieldReader(event.additionalFields()), STATUS_WORDS));
    }

    /** What became of the message: the status number; without one the word and whatever else stands in the places of a status. */
    static Object status(WebhookEvent event) {
        if (event.status() != null) {
            return event.status();
        }
        Map<String, Object> unread = unread(event, STATUS_WORDS);
        if (event.statusName() != null) {
            // a second field may say the same word again; an event that is passed on says it once
            unread.values().removeIf(value -> FieldReader.asText(value) != null);
        }
        return Arrays.asList(event.statusName(), unread);
    }

    /** What the sender wrote into these fields, blanks apart, where it could not be read. */
    static Map<String, Object> unread(WebhookEvent event, String... names) {
        Map<String, Object> unread = new TreeMap<>();
        for (String name : names) {
            Object value = event.additionalFields().get(name);
            if (value != null && !value.toString().isBlank()) {
                unread.put(name, value);
            }
        }
        return unread;
    }

    /** What the sender says of it; an object under {@code error} stays whole among the additional fields. */
    private static String description(FieldReader reader) {
        String said = reader.said(DESCRIPTIONS);
        return said == null && reader.unknown("error") instanceof Map<?, ?> error
                ? Stream.of("message", "description").map(error::get).map(FieldReader::asText)
                        .filter(text -> text != null && !text.isBlank()).findFirst().orElse(null)
                : said;
    }

    /** How far a message has got; null if the event tells no state of a message. */
    static Integer statusRank(WebhookEvent event) {
        if (WebhookEvent.READ.equals(event.eventType())) {
            return MessageStatus.rank(WebhookEvent.READ);
        }
        return event.statusName() == null ? null : MessageStatus.rank(event.statusName());
    }

    private static String eventType(String given) {
        if (given == null || given.isBlank()) {
            return WebhookEvent.DELIVERY;
        }
        String upperCase = given.strip().toUpperCase(Locale.ROOT);
        return KNOWN_TYPES.contains(upperCase) ? upperCase : given;
    }
}
