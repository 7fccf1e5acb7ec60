/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;

import org.apache.camel.StreamCache;
import org.apache.camel.support.ObjectHelper;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.PlainNumber;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** The template and the media that the headers of one exchange describe. */
final class SendHeaders {

    /** Every header that send reads. A successful send consumes them all: what was meant for one message may reach no other one. */
    static final List<String> READ = List.of(
            QlaraWhatsAppConstants.DESTINATION, QlaraWhatsAppConstants.PHONE_NUMBER_ID, QlaraWhatsAppConstants.FALLBACK_RCS,
            QlaraWhatsAppConstants.FALLBACK_SMS, QlaraWhatsAppConstants.SIMULATION, QlaraWhatsAppConstants.CAMPAIGN_ID,
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

    /** A collection or an array, element by element, or one value; null if the header is absent or blank. */
    private List<Object> parameters() {
        Object value = reader.value(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        if (!reader.hasAny(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS)) {
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

    /** The API wants texts. What has no text of its own would reach the customer as the name of a class or as source code. */
    private Object parameter(Object value) {
        if (value == null || value instanceof ValueNode node && node.isNull()) {
            return null;
        }
        if (value instanceof NumericNode number) {
            return plainNumber(number.isFloatingPointNumber() ? number.decimalValue() : number.bigIntegerValue());
        }
        if (value instanceof Number number) {
            return plainNumber(number);
        }
        if (value instanceof ValueNode node) {
            return node.asText();
        }
        if (!hasText(value)) {
            reader.findings().add("template.parameters", "one of them is a " + value.getClass().getName() + ", which is no text; convert it before");
            return null;
        }
        return reader.textOf(value);
    }

    private Object plainNumber(Number number) {
        try {
            return PlainNumber.of(number);
        } catch (NumberFormatException e) {
            reader.findings().add("template.parameters", "one of them is no number that can be written, such as infinity");
            return null;
        }
    }

    private static boolean hasText(Object value) {
        if (value instanceof CharSequence || value instanceof byte[] || value instanceof Enum<?>) {
            return true;
        }
        if (value instanceof Map || value instanceof Iterable<?> && !(value instanceof Path) || value instanceof Iterator
                || value instanceof BaseStream || value instanceof InputStream || value instanceof Reader || value instanceof StreamCache
                || value.getClass().isArray()) {
            return false;
        }
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
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
            described.add(new Reaction(emoji(), reader.text(QlaraWhatsAppConstants.REACTION_MESSAGE_ID)));
        }
        if (described.size() > 1) {
            reader.findings().add("media", "the headers describe more than one of file, location and reaction");
        }
        return described.stream().findFirst();
    }

    /** An empty emoji beside a message id takes a reaction back; an emoji that is not there is missing. */
    private String emoji() {
        String emoji = reader.text(QlaraWhatsAppConstants.REACTION_EMOJI);
        return emoji == null && reader.value(QlaraWhatsAppConstants.REACTION_EMOJI) != null ? "" : emoji;
    }
}
