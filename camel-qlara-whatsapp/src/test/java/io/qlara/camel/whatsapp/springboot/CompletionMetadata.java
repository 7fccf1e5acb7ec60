/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

/** Spring Boot's metadata of the component's properties, with which editors complete and check them; made from the schema. */
final class CompletionMetadata {

    private static final String PREFIX = "camel.component.qlara-whatsapp";
    private static final Map<String, String> BOXED = Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, ObjectNode> properties = new TreeMap<>();

    private CompletionMetadata() {
        property("enabled", "java.lang.Boolean", "Whether the component is configured by these properties.").put("defaultValue", true);
    }

    static String render(JsonNode schema) throws Exception {
        CompletionMetadata metadata = new CompletionMetadata();
        for (Map.Entry<String, JsonNode> option : schema.path("componentProperties").properties()) {
            metadata.add(DataObjectPropertyName.toDashedForm(option.getKey()), option.getValue());
        }
        return metadata.json();
    }

    private void add(String name, JsonNode option) throws Exception {
        String type = option.path("javaType").asText();
        String description = option.path("description").asText();
        // what is in the configuration has a property of its own
        if (type.startsWith(QlaraWhatsAppComponent.class.getPackageName() + ".") && !"configuration".equals(name)) {
            addNested(name, Class.forName(type), description);
        }
        ObjectNode property = property(name, BOXED.getOrDefault(type, type), description);
        if (option.has("defaultValue")) {
            property.set("defaultValue", option.get("defaultValue"));
        }
    }

    private void addNested(String name, Class<?> type, String description) throws Exception {
        BeanInfo bean = Introspector.getBeanInfo(type);
        for (PropertyDescriptor property : bean.getPropertyDescriptors()) {
            if (property.getWriteMethod() != null) {
                property(name + "." + DataObjectPropertyName.toDashedForm(property.getName()), property.getPropertyType().getName(),
                        description);
            }
        }
    }

    private ObjectNode property(String name, String type, String description) {
        return properties.computeIfAbsent(name, key -> mapper.createObjectNode().put("name", PREFIX + "." + key).put("type", type)
                .put("description", description));
    }

    private String json() throws Exception {
        ObjectNode metadata = mapper.createObjectNode();
        metadata.putArray("groups").addObject().put("name", PREFIX).put("type", QlaraWhatsAppComponent.class.getName());
        metadata.putArray("properties").addAll(properties.values());
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return mapper.writer(printer).writeValueAsString(metadata) + "\n";
    }
}
