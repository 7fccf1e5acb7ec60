/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ObjectHelper;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** What the headers of one exchange say about the message to send. Collects what is wrong with them. */
final class SendHeaders {

    /** The headers that describe the content of one message. */
    static final List<String> CONTENT = List.of(
            QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
            QlaraWhatsAppConstants.TEMPLATE_PARAMETERS, QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL,
            QlaraWhatsAppConstants.MEDIA_CAPTION, QlaraWhatsAppConstants.MEDIA_FILENAME, QlaraWhatsAppConstants.LATITUDE,
            QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL, QlaraWhatsAppConstants.REACTION_EMOJI,
            QlaraWhatsAppConstants.REACTION_MESSAGE_ID, QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID);

    private final Exchange exchange;
    private final Message message;
    private final Findings findings = new Findings();

    SendHeaders(Exchange exchange) {
        this.exchange = exchange;
        this.message = exchange.getMessage();
    }

    Findings findings() {
        return findings;
    }

    String text(String header) {
        return HeaderText.of(exchange, header);
    }

    Object textOrNumber(String header) {
        Object value = JsonCodec.plain(message.getHeader(header));
        return value instanceof Number ? value : text(header);
    }

    /** True, false, or an object as it is; null if the header is absent. */
    Object flagOrObject(String header) {
        Object value = message.getHeader(header);
        return value instanceof Map || value instanceof ObjectNode ? value : flag(header);
    }

    /** True or false; null if the header is absent. */
    Boolean flag(String header) {
        Object value = JsonCodec.plain(message.getHeader(header));
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        String text = (value instanceof String given ? given : text(header)).strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        findings.add(header, "must be true or false");
        return null;
    }

    /** The template that headers and options name; empty if neither names one. */
    Optional<TemplateReference> template(String defaultName, String defaultLanguage) {
        TemplateReference template = complete(new TemplateReference(null, null, null), defaultName, defaultLanguage);
        boolean byHeader = has(QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
                QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        return byHeader || template.name() != null ? Optional.of(template) : Optional.empty();
    }

    /** The template with what it lacks taken from headers and options. */
    TemplateReference complete(TemplateReference template, String defaultName, String defaultLanguage) {
        return new TemplateReference(
                first(template.name(), text(QlaraWhatsAppConstants.TEMPLATE_NAME), defaultName),
                first(template.language(), text(QlaraWhatsAppConstants.TEMPLATE_LANGUAGE), defaultLanguage),
                template.parameters() == null ? parameters() : template.parameters());
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A collection or an array, element by element, or one value; null if the header is absent. */
    private List<Object> parameters() {
        Object value = message.getHeader(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        if (value == null) {
            return null;
        }
        List<Object> parameters = new ArrayList<>();
        // bytes are a text, as brokers hand headers over; a JSON array is what jq and others make of one
        if (value instanceof Collection<?> || value instanceof ArrayNode || value.getClass().isArray() && !(value instanceof byte[])) {
            ObjectHelper.createIterable(value, null, true).forEach(element -> parameters.add(parameter(element)));
        } else {
            parameters.add(parameter(value));
        }
        return parameters;
    }

    /** The API wants texts; what has fields of its own is none of our business. */
    private Object parameter(Object value) {
        if (value instanceof ValueNode node) {
            return node.isNull() ? null : node.asText();
        }
        if (value == null || value instanceof Map || value instanceof Collection || value instanceof JsonNode) {
            return value;
        }
        return HeaderText.ofValue(exchange, value);
    }

    /** The file, location or reaction that the headers describe; empty if they describe none. */
    Optional<Media> media() {
        List<Media> described = new ArrayList<>();
        if (has(QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL, QlaraWhatsAppConstants.MEDIA_CAPTION,
                QlaraWhatsAppConstants.MEDIA_FILENAME)) {
            described.add(new MediaFile(text(QlaraWhatsAppConstants.MEDIA_TYPE), text(QlaraWhatsAppConstants.MEDIA_URL),
                    text(QlaraWhatsAppConstants.MEDIA_CAPTION), text(QlaraWhatsAppConstants.MEDIA_FILENAME)));
        }
        if (has(QlaraWhatsAppConstants.LATITUDE, QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL)) {
            described.add(new Location(degrees("media.latitude", QlaraWhatsAppConstants.LATITUDE),
                    degrees("media.longitude", QlaraWhatsAppConstants.LONGITUDE),
                    text(QlaraWhatsAppConstants.LOCATION_LABEL)));
        }
        if (has(QlaraWhatsAppConstants.REACTION_EMOJI, QlaraWhatsAppConstants.REACTION_MESSAGE_ID)) {
            described.add(new Reaction(text(QlaraWhatsAppConstants.REACTION_EMOJI),
                    text(QlaraWhatsAppConstants.REACTION_MESSAGE_ID)));
        }
        if (described.size() > 1) {
            findings.add("media", "the headers describe more than one of file, location and reaction");
        }
        return described.stream().findFirst();
    }

    private BigDecimal degrees(String field, String header) {
        try {
            String text = text(header);
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            findings.add(field, "not a number");
            return null;
        }
    }

    private boolean has(String... headers) {
        for (String header : headers) {
            if (message.getHeader(header) != null) {
                return true;
            }
        }
        return false;
    }
}
