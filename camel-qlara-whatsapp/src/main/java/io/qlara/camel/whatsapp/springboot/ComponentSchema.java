/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.util.StringUtils;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

/** The component's options, as its generated schema lists them. Immutable. */
final class ComponentSchema {

    private static final String RESOURCE = "/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json";

    private static final String OWN_TYPES = QlaraWhatsAppComponent.class.getPackageName() + ".";

    private final Map<String, Boolean> secretByName = new TreeMap<>();
    private final Map<String, List<String>> nestedByName = new HashMap<>();

    private ComponentSchema(JsonNode options) {
        options.fields().forEachRemaining(option -> {
            secretByName.put(option.getKey(), option.getValue().path("secret").asBoolean());
            nestedByName.put(option.getKey(), nestedOptions(option.getValue().path("javaType").asText()));
        });
    }

    /** The options of an option that is an object of the component's own. */
    private static List<String> nestedOptions(String type) {
        if (!type.startsWith(OWN_TYPES)) {
            return List.of();
        }
        try {
            return Stream.of(Class.forName(type, false, ComponentSchema.class.getClassLoader()).getMethods()).map(Method::getName)
                    .filter(name -> name.startsWith("set")).map(name -> StringUtils.uncapitalize(name.substring("set".length()))).toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The schema names a class that is not there: " + type, e);
        }
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

    List<String> nestedOptionNames(String optionName) {
        return nestedByName.get(optionName);
    }

    boolean isSecret(String optionName) {
        return secretByName.get(optionName);
    }
}
