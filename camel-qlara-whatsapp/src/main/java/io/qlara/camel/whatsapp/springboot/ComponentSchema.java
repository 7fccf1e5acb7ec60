/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The component's options, as its generated schema lists them. Immutable. */
final class ComponentSchema {

    private static final String RESOURCE = "/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json";

    private final Map<String, Boolean> secretByName = new TreeMap<>();

    private ComponentSchema(JsonNode options) {
        options.fields().forEachRemaining(option -> secretByName.put(option.getKey(), option.getValue().path("secret").asBoolean()));
    }

    static ComponentSchema load() {
        try (InputStream schema = ComponentSchema.class.getResourceAsStream(RESOURCE)) {
            return new ComponentSchema(new ObjectMapper().readTree(schema).path("componentProperties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Iterable<String> optionNames() {
        return secretByName.keySet();
    }

    boolean isSecret(String optionName) {
        return secretByName.get(optionName);
    }
}
