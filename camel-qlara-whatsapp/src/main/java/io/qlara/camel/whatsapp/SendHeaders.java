/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ValueNode;

import org.apache.camel.support.ObjectHelper;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** The template and the media that the headers of one exchange describe. */
final class SendHeaders {

    /** The headers that describe the content of one message. */
    static final List<String> CONTENT = List.of(
            QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
            QlaraWhatsAppConstants.TEMPLATE_PARAMETERS, QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL,
            QlaraWhatsAppConstants.MEDIA_CAPTION, QlaraWhatsAppConstants.MEDIA_FILENAME, QlaraWhatsAppConstants.LATITUDE,
            QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL, QlaraWhatsAppConstants.REACTION_EMOJI,
            QlaraWhatsAppConstants.REACTION_MESSAGE_ID, QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID);

    private final ExchangeReader reader;

    SendHeaders(ExchangeReader reader) {
        this.reader = reader;
    }

    /** The template that headers and options name; empty if neither names one. */
    Optional<TemplateReference> template(String defaultName, String defaultLanguage) {
        TemplateReference template = complete(new TemplateReference(null, null, null), defaultName, defaultLanguage);
        boolean byHeader = reader.hasAny(QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
                QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        return byHeader || template.name() != null ? Optional.of(template) : Optional.empty();
    }

    /** The template, with missing parts taken from headers and options. */
    TemplateReference complete(TemplateReference template, String defaultName, String defaultLanguage) {
        return new TemplateReference(
                first(template.name(), reader.text(QlaraWhatsAppConstants.TEMPLATE_NAME), defaultName),
                first(template.language(), reader.text(QlaraWhatsAppConstants.TEMPLATE_LANGUAGE), defaultLanguage),
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
        Object value = reader.value(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        if (value == null) {
            return null;
        }
        List<Object> parameters = new ArrayList<>();
        // brokers hand texts over as bytes; jq and others make JSON arrays
        if (value instanceof Collection<?> || value instanceof ArrayNode || value.getClass().isArray() && !(value instanceof byte[])) {
            ObjectHelper.createIterable(value, null, true).forEach(element -> parameters.add(parameter(element)));
        } else {
            parameters.add(parameter(value));
        }
        return parameters;
    }

    /** The API wants texts. A map, list or JSON tree stays as it is: the service decides what it means. */
    private Object parameter(Object value) {
        if (value instanceof ValueNode node) {
            return node.isNull() ? null : node.asText();
        }
        if (value == null || value instanceof Map || value instanceof Collection || value instanceof JsonNode) {
            return value;
        }
        return reader.textOf(value);
    }

    /** The file, location or reaction that the headers describe; empty if they describe none. */
    Optional<Media> media() {
        List<Media> described = new ArrayList<>();
        if (reader.hasAny(QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL, QlaraWhatsAppConstants.MEDIA_CAPTION,
                QlaraWhatsAppConstants.MEDIA_FILENAME)) {
            described.add(new MediaFile(reader.text(QlaraWhatsAppConstants.MEDIA_TYPE), reader.text(QlaraWhatsAppConstants.MEDIA_URL),
                    reader.text(QlaraWhatsAppConstants.MEDIA_CAPTION), reader.text(QlaraWhatsAppConstants.MEDIA_FILENAME)));
        }
        if (reader.hasAny(QlaraWhatsAppConstants.LATITUDE, QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL)) {
            described.add(new Location(reader.decimal(QlaraWhatsAppConstants.LATITUDE, "media.latitude"),
                    reader.decimal(QlaraWhatsAppConstants.LONGITUDE, "media.longitude"),
                    reader.text(QlaraWhatsAppConstants.LOCATION_LABEL)));
        }
        if (reader.hasAny(QlaraWhatsAppConstants.REACTION_EMOJI, QlaraWhatsAppConstants.REACTION_MESSAGE_ID)) {
            described.add(new Reaction(reader.text(QlaraWhatsAppConstants.REACTION_EMOJI),
                    reader.text(QlaraWhatsAppConstants.REACTION_MESSAGE_ID)));
        }
        if (described.size() > 1) {
            reader.findings().add("media", "the headers describe more than one of file, location and reaction");
        }
        return described.stream().findFirst();
    }
}
