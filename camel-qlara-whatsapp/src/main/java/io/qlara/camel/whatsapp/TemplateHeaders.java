/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;

import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;

import org.apache.camel.StreamCache;
import org.apache.camel.support.ObjectHelper;

import io.qlara.camel.whatsapp.model.PlainNumber;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** The template that the headers and options of one send name, and the values for its placeholders. */
final class TemplateHeaders {

    private static final String PARAMETERS = "template.parameters";
    private static final String PLACEHOLDERS = "placeholders";

    private final ExchangeReader reader;
    private final TemplateOptions options;

    TemplateHeaders(ExchangeReader reader, TemplateOptions options) {
        this.reader = reader;
        this.options = options;
    }

    /** The template that headers and options name; empty if neither names one. */
    Optional<TemplateReference> template() {
        Object id = reader.textOrNumber(QlaraWhatsAppConstants.TEMPLATE_ID);
        boolean nameByHeader = reader.hasAny(QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE);
        if (id != null && nameByHeader) {
            reader.findings().add(QlaraWhatsAppConstants.TEMPLATE_ID, "names a template already; leave out the headers for its name and language");
        }
        if (id != null || !nameByHeader && options.id() != null) {
            return Optional.of(new TemplateReference(null, null, parameters(), id == null ? options.id() : id));
        }
        boolean byHeader = nameByHeader || reader.hasAny(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        return byHeader || options.name() != null ? Optional.of(complete(new TemplateReference(null, null, null))) : Optional.empty();
    }

    /** The template, with missing parts taken from headers and options. */
    TemplateReference complete(TemplateReference template) {
        List<Object> parameters = template.parameters() == null ? parameters() : template.parameters();
        if (template.id() != null) {
            return new TemplateReference(template.name(), template.language(), parameters, template.id());
        }
        return new TemplateReference(
                first(template.name(), reader.text(QlaraWhatsAppConstants.TEMPLATE_NAME), options.name()),
                first(template.language(), reader.text(QlaraWhatsAppConstants.TEMPLATE_LANGUAGE), options.language()), parameters);
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Those of the options and of the header, whose value wins; null if there are none. */
    Map<String, Object> placeholders() {
        Object given = reader.value(QlaraWhatsAppConstants.PLACEHOLDERS);
        if (given == null && options.placeholders().isEmpty()) {
            return null;
        }
        Map<String, Object> placeholders = new LinkedHashMap<>(options.placeholders());
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> placeholders.put(String.valueOf(name), plain(value, PLACEHOLDERS)));
        } else if (given instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> placeholders.put(field.getKey(), plain(field.getValue(), PLACEHOLDERS)));
        } else if (reader.hasAny(QlaraWhatsAppConstants.PLACEHOLDERS)) {
            reader.findings().add(QlaraWhatsAppConstants.PLACEHOLDERS, "must be a map of names and values");
        }
        return placeholders.isEmpty() ? null : placeholders;
    }

    /** A collection or an array, element by element, or one value; null if the header is absent or blank. */
    private List<Object> parameters() {
        Object value = reader.value(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        if (!reader.hasAny(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS)) {
            return null;
        }
        List<Object> parameters = new ArrayList<>();
        if (ExchangeReader.isSeveral(value)) {
            ObjectHelper.createIterable(value, null, true).forEach(element -> parameters.add(plain(element, PARAMETERS)));
        } else {
            parameters.add(plain(value, PARAMETERS));
        }
        return parameters;
    }

    /** The API wants texts. What has no text of its own would reach the customer as the name of a class or as source code. */
    private Object plain(Object value, String field) {
        if (value == null || value instanceof ValueNode node && node.isNull()) {
            return null;
        }
        if (value instanceof NumericNode number) {
            return plainNumber(number.isFloatingPointNumber() ? number.decimalValue() : number.bigIntegerValue(), field);
        }
        if (value instanceof Number number) {
            return plainNumber(number, field);
        }
        if (value instanceof ValueNode node) {
            return node.asText();
        }
        if (!hasText(value)) {
            reader.findings().add(field, "one of them is a " + value.getClass().getName() + ", which is no text; convert it before");
            return null;
        }
        return reader.textOf(value);
    }

    private Object plainNumber(Number number, String field) {
        try {
            return PlainNumber.of(number);
        } catch (NumberFormatException e) {
            reader.findings().add(field, "one of them is no number that can be written, such as infinity");
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

    /**
     * What the endpoint says of the template.
     *
     * @param name         its name; null for none
     * @param language     its language; null for none
     * @param id           its id; null for none
     * @param placeholders values for its named placeholders
     */
    record TemplateOptions(String name, String language, String id, Map<String, Object> placeholders) {

        TemplateOptions {
            if (id != null && (name != null || language != null)) {
                throw new IllegalArgumentException("The option templateId names a template already; leave out templateName and templateLanguage");
            }
        }
    }
}
