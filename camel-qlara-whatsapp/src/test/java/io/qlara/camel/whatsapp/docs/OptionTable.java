/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A table of the documentation that is made from the component's schema. */
enum OptionTable {

    COMPONENT("componentProperties", "property"), PATH("properties", "path"), ENDPOINT("properties", "parameter"), HEADERS("headers", "header");

    private final String section;
    private final String kind;

    OptionTable(String section, String kind) {
        this.section = section;
        this.kind = kind;
    }

    /** The table in Markdown, in the order of the schema: by group. */
    String render(JsonNode schema) {
        List<Map.Entry<String, JsonNode>> options = new ArrayList<>();
        schema.path(section).fields().forEachRemaining(options::add);
        StringBuilder table = new StringBuilder(this == HEADERS
                ? "| header | of | type | meaning |\n|---|---|---|---|\n"
                : "| option | of | type | default | meaning |\n|---|---|---|---|---|\n");
        options.stream().filter(option -> option.getValue().path("kind").asText().equals(kind))
                .forEach(option -> table.append(row(option.getKey(), option.getValue())));
        return table.toString();
    }

    private String row(String name, JsonNode option) {
        String begin = "| `" + name + "` | " + option.path("label").asText().replace(",", ", ") + " | " + type(option) + " | ";
        String value = option.path("defaultValue").asText();
        String ofDefault = this == HEADERS ? "" : (value.isEmpty() ? "–" : "`" + value + "`") + " | ";
        return begin + ofDefault + meaning(option) + " |\n";
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            List<String> values = new ArrayList<>();
            option.get("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        String javaType = option.path("javaType").asText().replaceFirst("<.*", "");
        return "`" + javaType.substring(javaType.lastIndexOf('.') + 1) + "`";
    }

    private static String meaning(JsonNode option) {
        String secret = option.path("secret").asBoolean() ? "**Secret.** " : "";
        return secret + option.path("description").asText().replace("|", "\\|");
    }

    /** As the markers of the page spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
