/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ValueNode;

import org.apache.camel.Exchange;
import org.apache.camel.support.ObjectHelper;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.SendResponse;

/**
 * Of which messages one exchange wants to know what became.
 *
 * @param ids     the service's ids or the caller's own
 * @param several whether the exchange gave a list, also one of a single id
 * @param channel the channel of the messages
 */
record DeliveryStatusRequest(List<String> ids, boolean several, String channel) {

    /** What a successful call consumes. */
    static final List<String> READ = List.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, QlaraWhatsAppConstants.CHANNEL);

    private static final String SUBJECT = "deliveryStatus";
    private static final String IDS = "ids";
    private static final int MOST_IDS = 10_000;
    private static final int LONGEST_ID = 255;
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /**
     * What the exchange asks for: the ids of its body, else those of the header for the caller's own id.
     *
     * @param  channelOfOption          the channel if no header names one
     * @throws QlaraValidationException if there is no id, or one that can't be asked for
     */
    static DeliveryStatusRequest of(Exchange exchange, String channelOfOption) {
        ExchangeReader reader = new ExchangeReader(exchange);
        Object given = given(exchange, reader);
        boolean several = ExchangeReader.isSeveral(given);
        List<String> ids = new ArrayList<>();
        if (several) {
            ObjectHelper.createIterable(given, null, true).forEach(element -> ids.add(id(element, reader)));
        } else if (given != null) {
            ids.add(id(given, reader));
        }
        check(ids, reader.findings());
        String channel = channel(reader, channelOfOption);
        reader.findings().throwIfAny(SUBJECT);
        return new DeliveryStatusRequest(ids, several, channel);
    }

    private static Object given(Exchange exchange, ExchangeReader reader) {
        MessageBody body = new MessageBody(exchange);
        if (body.value() instanceof SendResponse || ExchangeReader.isSeveral(body.value())) {
            return body.value();
        }
        try {
            Object plain = JsonCodec.plain(body.value());
            boolean isPlain = plain instanceof Number || plain instanceof CharSequence text && !text.toString().isBlank();
            Object id = isPlain ? plain : body.text().orElse(null);
            return id == null ? reader.value(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID) : id;
        } catch (IllegalArgumentException e) {
            // such as a row of a table, whose id is in the header
            return reader.value(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID);
        }
    }

    /** Null if the value is no id. */
    private static String id(Object value, ExchangeReader reader) {
        if (value instanceof SendResponse response) {
            return response.customMessageId() == null ? response.messageId() : response.customMessageId();
        }
        Object plain = JsonCodec.plain(value);
        boolean isText = plain instanceof CharSequence || plain instanceof Number || plain instanceof byte[];
        if (!isText || plain instanceof ValueNode) {
            return null;
        }
        String text = reader.textOf(plain).strip();
        return text.isEmpty() ? null : text;
    }

    private static void check(List<String> ids, Findings findings) {
        if (ids.isEmpty()) {
            findings.add(IDS, "missing; give an id, a list of ids or a SendResponse as the body, or set the header CamelQlaraWhatsAppCustomMessageId");
        }
        if (ids.size() > MOST_IDS) {
            findings.add(IDS, "are more than " + MOST_IDS + "; split the list");
        }
        refuse(ids, Objects::isNull, "is empty, or is no text and no SendResponse", findings);
        refuse(ids, id -> id != null && id.contains(","), "holds a comma, which separates ids; give several ids as a list of such without a comma", findings);
        refuse(ids, id -> id != null && (id.length() > LONGEST_ID || id.equals(".") || id.equals("..")),
                "has more than " + LONGEST_ID + " characters or is only dots", findings);
    }

    /** Names the first id that is wrong by its place: an id may be a number that nobody else may read. */
    private static void refuse(List<String> ids, Predicate<String> wrong, String what, Findings findings) {
        IntStream.range(0, ids.size()).filter(place -> wrong.test(ids.get(place))).findFirst()
                .ifPresent(place -> findings.add(IDS, "number " + (place + 1) + " of " + ids.size() + " " + what));
    }

    private static String channel(ExchangeReader reader, String ofOption) {
        String channel = reader.text(QlaraWhatsAppConstants.CHANNEL);
        if (channel == null) {
            return ofOption;
        }
        if (!CHANNEL.matcher(channel.strip()).matches()) {
            reader.findings().add(QlaraWhatsAppConstants.CHANNEL, "must be one word, such as WHATSAPP, RCS or SMS");
        }
        return channel.strip().toUpperCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the option is no word */
    static String channelOfOption(String option) {
        if (!CHANNEL.matcher(option).matches()) {
            throw new IllegalArgumentException("The option channel must be one word, such as WHATSAPP, RCS or SMS");
        }
        return option.toUpperCase(Locale.ROOT);
    }
}
