/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.QlaraModel;

/**
 * JSON as this component writes and reads it: numbers keep their digits, nothing may follow the value, and no message of
 * an exception repeats what was read. Thread-safe.
 */
public final class JsonCodec {

    /** Buffers that all threads share: with those of a thread each virtual thread would get new ones for a single message. */
    private static final JsonFactory FACTORY = JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // a Groovy text with placeholders would go out as an object
            .addModule(new SimpleModule().addSerializer(CharSequence.class, ToStringSerializer.instance))
            .build();
    private static final String NO_JSON = "holds a value that is not JSON, such as a date, or is nested too deep; make it of texts, numbers, lists and maps";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private JsonCodec() {
    }

    /** UTF-8 bytes of any map, list, model object or plain value. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The bytes of a request's body.
     *
     * @param  subject                  what the request is for
     * @throws QlaraValidationException if the value holds something that is neither JSON nor one of our objects
     */
    public static byte[] writeRequest(String subject, Object value) {
        try {
            Object plain = value instanceof QlaraModel model ? model.toMap() : value;
            JsonValues.check(plain);
            return write(plain);
        } catch (IllegalArgumentException e) {
            throw new QlaraValidationException(subject, List.of("body: " + NO_JSON));
        }
    }

    /** Any JSON value as a tree; a missing node if there is nothing but white space. */
    public static JsonNode readTree(byte[] json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw numberOutOfRange();
        }
    }

    /**
     * The fields of a JSON object as maps, lists and plain values.
     *
     * @throws IllegalArgumentException if it is JSON, but no object
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> readObject(byte[] json) throws IOException {
        try {
            if (MAPPER.readValue(json, Object.class) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            throw noObject();
        } catch (NumberFormatException e) {
            throw numberOutOfRange();
        }
    }

    /** Any JSON value as a tree; a missing node if there is nothing but white space. */
    public static JsonNode readTree(String json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw numberOutOfRange();
        }
    }

    /** Jackson's own exception is none of JSON, and repeats the number. */
    private static IOException numberOutOfRange() {
        return new IOException("a number is larger or smaller than any that can be read");
    }

    /**
     * A map or a tree as an object of another class.
     *
     * @throws IllegalArgumentException if it does not hold what that class needs
     */
    public static <T> T convert(Object value, Class<T> type) {
        return MAPPER.convertValue(value, type);
    }

    /**
     * The fields of a tree that a caller made, who may have put any object of Java into it.
     *
     * @throws IllegalArgumentException if it is no object, or holds a value that is not JSON
     */
    public static Map<String, Object> fieldsOf(JsonNode tree) {
        try {
            JsonValues.check(tree);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NO_JSON, e);
        }
        return toMap(tree);
    }

    /** What a JSON text, number, boolean or null stands for, or the object of Java in a tree; anything else as it is. */
    public static Object plain(Object value) {
        if (value instanceof POJONode node) {
            return node.getPojo();
        }
        return value instanceof ValueNode node && !node.isMissingNode() ? MAPPER.convertValue(node, Object.class) : value;
    }

    /** A JSON tree of the value. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The fields of a JSON object as maps, lists and plain values.
     *
     * @throws IllegalArgumentException if it is no object
     */
    public static Map<String, Object> toMap(JsonNode object) {
        if (!object.isObject()) {
            throw noObject();
        }
        return MAPPER.convertValue(object, OBJECT);
    }

    private static IllegalArgumentException noObject() {
        return new IllegalArgumentException("The JSON is not an object");
    }
}
