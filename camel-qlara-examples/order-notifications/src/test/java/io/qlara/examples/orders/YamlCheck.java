/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/**
 * Checks files of YAML routes by Camel's schema and catalog, and properties by the catalog, before anything starts. Free to be copied;
 * it needs camel-yaml-dsl, camel-catalog, com.networknt:json-schema-validator, and the component on the class path.
 */
public final class YamlCheck {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern RAW = Pattern.compile("RAW\\([^)]*\\)|RAW\\{[^}]*}");

    private final JsonSchema schema;
    private final CamelCatalog catalog = new DefaultCamelCatalog();

    public YamlCheck() throws IOException {
        catalog.addComponent("qlara-whatsapp", "io.qlara.camel.whatsapp.QlaraWhatsAppComponent");
        try (InputStream file = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(file);
        }
    }

    /** What is wrong with a file of routes, each with the file's name; nothing if all is well. */
    public List<String> problems(Path file) throws IOException {
        JsonNode routes = YAML.readTree(file.toFile());
        List<String> problems = problemsOfEndpoints(file, routes);
        schema.validate(routes).forEach(problem -> problems.add(file.getFileName() + ": " + problem));
        return problems;
    }

    /** What the endpoints in a file have wrong, whatever kind of file it is. */
    public List<String> problemsOfEndpoints(Path file) throws IOException {
        return problemsOfEndpoints(file, YAML.readTree(file.toFile()));
    }

    private List<String> problemsOfEndpoints(Path file, JsonNode element) {
        List<String> problems = new ArrayList<>();
        for (JsonNode endpoint : element.findParents("uri")) {
            String uri = RAW.matcher(endpoint.get("uri").asText()).replaceAll(raw -> Matcher.quoteReplacement(withoutAmpersands(raw.group())));
            // what is in a kamelet, a placeholder or an expression is known later
            if (!uri.startsWith("kamelet:") && !uri.contains("{{") && !uri.contains("${")) {
                EndpointValidationResult result = catalog.validateEndpointProperties(withParameters(uri, endpoint.path("parameters")));
                if (!result.isSuccess()) {
                    problems.add(problem(file, result.summaryErrorMessage(false, false, false), result.getInvalidDuration()));
                }
            }
        }
        return problems;
    }

    private String withParameters(String uri, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return uri;
        }
        try {
            String scheme = uri.split(":", 2)[0];
            Map<String, String> properties = new LinkedHashMap<>(uri.contains(":") ? catalog.endpointProperties(uri) : Map.of());
            parameters.properties().forEach(parameter -> properties.put(parameter.getKey(), withoutAmpersands(withoutRaw(parameter.getValue().asText()))));
            return catalog.asEndpointUri(scheme, properties, false);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(uri, e);
        }
    }

    /** To the catalog an option begins at each ampersand, also within a value. */
    private static String withoutAmpersands(String value) {
        return value.replace('&', '_');
    }

    /** Camel takes RAW off each value, the catalog does not. */
    private static String withoutRaw(String value) {
        return value.startsWith("RAW(") && value.endsWith(")") ? value.substring("RAW(".length(), value.length() - 1) : value;
    }

    /** What is wrong with the options of Camel in a file of properties, each with the file's name. */
    public List<String> problemsOfProperties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        List<String> problems = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            ConfigurationPropertiesValidationResult result
                    = catalog.validateConfigurationProperty(key + "=" + properties.getProperty(key));
            if (result.isAccepted() && !result.isSuccess()) {
                problems.add(problem(file, result.summaryErrorMessage(false, false, false), result.getInvalidDuration()));
            }
        }
        return problems;
    }

    private static String problem(Path file, String summary, Map<String, String> invalidDurations) {
        // the summary leaves durations out
        String durations = invalidDurations == null ? "" : " Invalid duration: " + invalidDurations;
        return file.getFileName() + ": " + summary.strip() + durations;
    }
}
