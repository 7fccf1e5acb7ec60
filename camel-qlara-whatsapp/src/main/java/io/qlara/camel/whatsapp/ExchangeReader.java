/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.File;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.http.JsonCodec;

/**
 * Reads what the headers of an exchange say about one call, and collects what is wrong with them. A header wins over the option for the
 * same value; a blank header counts as not set, as the empty cell of a table does. Also the one place where a call that has succeeded
 * consumes headers. Not thread-safe.
 */
final class ExchangeReader {

    /** Longer than any number that makes sense, and short enough to be read at once. */
    private static final int LONGEST_NUMBER = 100;

    private final Exchange exchange;
    private final Findings findings = new Findings();

    ExchangeReader(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Removes the headers that a successful call has used, so that the next call in the route does not use them again. */
    static void consume(Exchange exchange, List<String> headers) {
        headers.forEach(exchange.getMessage()::removeHeader);
    }

    Exchange exchange() {
        return exchange;
    }

    Findings findings() {
        return findings;
    }

    boolean hasAny(String... headers) {
        for (String header : headers) {
            if (isSaid(JsonCodec.plain(value(header)))) {
                return true;
            }
        }
        return false;
    }

    /** A blank text says nothing, also as the bytes that brokers make of it. */
    private boolean isSaid(Object value) {
        Object text = value instanceof byte[] ? textOf(value) : value;
        return text != null && !(text instanceof CharSequence characters && characters.toString().isBlank());
    }

    /** The value as it was set; null if the header is absent, or the null of JSON. */
    Object value(String header) {
        Object value = exchange.getMessage().getHeader(header);
        return value instanceof JsonNode node && (node.isNull() || node.isMissingNode()) ? null : value;
    }

    /** The text of the header; null if it is absent or blank. */
    String text(String header) {
        String text = textOf(value(header));
        return text == null || text.isBlank() ? null : text;
    }

    /** The text of the header, else the option; null if both are absent or blank. */
    String text(String header, String option) {
        String text = text(header);
        return text == null ? saidOrNull(option) : text;
    }

    /** The option without white space around it; null for a blank one, such as one whose property placeholder is empty. */
    static String saidOrNull(String option) {
        return option == null || option.isBlank() ? null : option.strip();
    }

    /** Whether the value holds several: a collection or an array, a JSON array too; brokers hand texts over as bytes, which are one value. */
    static boolean isSeveral(Object value) {
        return value instanceof Collection || value instanceof ArrayNode || value != null && value.getClass().isArray() && !(value instanceof byte[]);
    }

    Object textOrNumber(String header) {
        Object value = JsonCodec.plain(value(header));
        return value instanceof Number ? value : text(header);
    }

    /** True or false; null if the header is absent. */
    Boolean flag(String header) {
        Object value = JsonCodec.plain(value(header));
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        String given = value instanceof String text ? text : text(header);
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        findings.add(header, "must be true or false");
        return null;
    }

    /** True, false, or an object as it is; null if the header is absent. */
    Object flagOrObject(String header) {
        Object value = value(header);
        return value instanceof Map || value instanceof ObjectNode ? value : flag(header);
    }

    /** The whole number in the header, or the option of that name; null if there is neither. */
    Integer number(String header, String optionName, Integer option, int smallest) {
        String text = text(header);
        try {
            Integer number = text == null ? option : Integer.valueOf(text.strip());
            if (number != null && number < smallest) {
                findings.add(text == null ? optionName : header, "must be at least " + smallest);
            }
            return number;
        } catch (NumberFormatException e) {
            findings.add(header, "must be a whole number");
            return null;
        }
    }

    /** The number in the header, for that field of the request; null if the header is absent. */
    BigDecimal decimal(String header, String field) {
        try {
            String text = text(header);
            if (text != null && text.length() > LONGEST_NUMBER) {
                throw new NumberFormatException("too long");
            }
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            findings.add(field, "not a number");
            return null;
        }
    }

    /**
     * The text of the value; null for null. Fetches and opens nothing: the text of a URL is its address, the text of a file its name.
     * Reads a stream cache from its beginning and resets it afterwards, for a redelivery.
     */
    String textOf(Object value) {
        if (value instanceof URL || value instanceof Path) {
            return value instanceof Path path ? String.valueOf(path.getFileName()) : value.toString();
        }
        if (value instanceof File file) {
            return file.getName();
        }
        if (value instanceof StreamCache stream) {
            stream.reset();
            try {
                return convert(value);
            } finally {
                stream.reset();
            }
        }
        return convert(value);
    }

    private String convert(Object value) {
        return value == null ? null : exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value);
    }
}
