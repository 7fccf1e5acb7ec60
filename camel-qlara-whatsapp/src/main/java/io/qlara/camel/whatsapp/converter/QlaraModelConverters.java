/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;

import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.QlaraModel;

/** Lets every model class be converted to JSON, to a map and to a JSON tree, and back. */
@Converter(generateLoader = true)
public final class QlaraModelConverters {

    private QlaraModelConverters() {
    }

    @Converter
    public static String toText(QlaraModel model) {
        return new String(toBytes(model), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(QlaraModel model) {
        return JsonCodec.write(model);
    }

    @Converter
    public static InputStream toInputStream(QlaraModel model) {
        return new ByteArrayInputStream(toBytes(model));
    }

    /** A new map, which the route may change. */
    @Converter
    public static Map<String, Object> toMap(QlaraModel model) {
        return new LinkedHashMap<>(model.toMap());
    }

    @Converter
    public static JsonNode toTree(QlaraModel model) {
        return JsonCodec.toTree(model);
    }

    /**
     * Makes a model object from a map, a JSON tree or JSON text, and the JSON text of a model object where anything serializable is asked
     * for, as persistent aggregations do. Null for any other type, so that Camel tries other converters.
     * <p>
     * A converter to {@code Serializable} alone would be asked for every class that is serializable, such as a list.
     *
     * @throws IllegalArgumentException if it is not JSON, or not what the type needs
     */
    @Converter(fallback = true)
    public static Object toModelOrSerializable(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (type == Serializable.class && value instanceof QlaraModel model) {
            return toText(model);
        }
        if (!QlaraModel.class.isAssignableFrom(type)) {
            return null;
        }
        if (value instanceof Map) {
            return JsonCodec.convert(value, type);
        }
        if (value instanceof JsonNode tree) {
            return ofTree(tree, type);
        }
        if (value instanceof String text) {
            return ofTree(JsonCodec.readTree(text), type);
        }
        if (value instanceof InputStream stream) {
            return ofTree(JsonCodec.readTree(stream.readAllBytes()), type);
        }
        return value instanceof byte[] bytes ? ofTree(JsonCodec.readTree(bytes), type) : null;
    }

    /** Throws instead of returning null: after a null Camel would never again try to convert to this type. */
    private static Object ofTree(JsonNode tree, Class<?> type) {
        if (tree.isNull() || tree.isMissingNode()) {
            throw new IllegalArgumentException("There is no JSON object to make a " + type.getSimpleName() + " of, the value is empty");
        }
        return JsonCodec.convert(tree, type);
    }
}
