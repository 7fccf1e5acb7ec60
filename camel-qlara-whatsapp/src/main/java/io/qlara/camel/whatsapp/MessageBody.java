/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.MessageHelper;

import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.QlaraModel;

/** The body of an exchange as a request: an object or a text. No exception message repeats what the body holds. */
final class MessageBody {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Exchange exchange;
    private final Object body;

    MessageBody(Exchange exchange) {
        this.exchange = exchange;
        Object given = exchange.getMessage().getBody();
        this.body = given instanceof JsonNode tree && (tree.isNull() || tree.isMissingNode()) ? null : given;
    }

    Object value() {
        return body;
    }

    /**
     * The fields of a map or a JSON tree; empty if the body is neither.
     *
     * @throws IllegalArgumentException if it is a JSON tree, but no object
     */
    Optional<Map<String, Object>> fields() {
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), JsonCodec.plain(value)));
            return Optional.of(fields);
        }
        return body instanceof JsonNode tree ? Optional.of(JsonCodec.fieldsOf(tree)) : Optional.empty();
    }

    /** The names of the top-level fields that a request does not have; empty if the body is neither a map nor a JSON object. */
    List<String> fieldsBeside(Set<String> known) {
        List<String> names = new ArrayList<>();
        if (body instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
        } else if (body instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(names::add);
        }
        names.removeAll(known);
        return names;
    }

    /**
     * The body as text; empty if there is none or only white space.
     *
     * @throws IllegalArgumentException if the body is neither a text nor something that holds a text, or if it is not UTF-8
     */
    Optional<String> text() {
        return Optional.ofNullable(body).map(this::asText).map(MessageBody::withoutByteOrderMark).filter(text -> !text.isBlank());
    }

    /**
     * The fields of the JSON object in the text of the body; empty if there is no text.
     *
     * @throws IllegalArgumentException if the text is no JSON object
     */
    Optional<Map<String, Object>> jsonText() {
        return text().map(MessageBody::parse);
    }

    /**
     * The JSON in the text of the body; empty if there is no text.
     *
     * @throws IllegalArgumentException if the text is no JSON
     */
    Optional<JsonNode> jsonTree() {
        return text().map(MessageBody::tree);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Map<String, Object> parse(String text) {
        return JsonCodec.toMap(tree(text));
    }

    private static JsonNode tree(String text) {
        try {
            return JsonCodec.readTree(text);
        } catch (JsonProcessingException e) {
            if (e.getLocation() == null) {
                throw new IllegalArgumentException("the JSON holds a number, a name or a text that is too long, or is nested too deep");
            }
            throw new IllegalArgumentException("the text is not JSON (line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON");
        }
    }

    private String asText(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Reader) {
            return read(String.class, value);
        }
        if (value instanceof byte[] || value instanceof InputStream || value instanceof StreamCache
                || value instanceof WrappedFile || value instanceof File) {
            return decode(read(byte[].class, value));
        }
        if (value instanceof ByteBuffer buffer) {
            return decode(read(byte[].class, buffer.duplicate()));
        }
        if (value instanceof QlaraModel model) {
            throw noMessage(model);
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is neither a request nor a text; convert it"
                + " before, for example by convertBodyTo");
    }

    /** Reads a stream cache from its beginning and resets it afterwards, for a redelivery. */
    private <T> T read(Class<T> type, Object value) {
        MessageHelper.resetStreamCache(exchange.getMessage());
        try {
            T read = exchange.getContext().getTypeConverter().convertTo(type, exchange, value);
            if (read == null) {
                throw new IllegalArgumentException("the " + value.getClass().getSimpleName() + " can't be read");
            }
            return read;
        } finally {
            MessageHelper.resetStreamCache(exchange.getMessage());
        }
    }

    static IllegalArgumentException noMessage(QlaraModel model) {
        return new IllegalArgumentException("a " + model.getClass().getSimpleName() + " is no message; set the body to what is to be sent");
    }

    /** Strictly: a text with replacement characters in place of letters must not reach a customer. */
    private String decode(byte[] bytes) {
        Charset charset = charset();
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the bytes are not " + charset.name() + "; set the property or header CamelCharsetName to"
                    + " their charset, or convert them before, for example by convertBodyTo with a charset");
        }
    }

    /** The charset of the exchange, such as a file endpoint sets it; UTF-8 if there is none. */
    private Charset charset() {
        String name = ExchangeHelper.getCharsetName(exchange, false);
        try {
            return name == null || name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no charset of the name that CamelCharsetName has");
        }
    }
}
