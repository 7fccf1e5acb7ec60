/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> STEPS_WITH_A_URI = List.of("to", "toD", "from", "wireTap");

    @Test
    void keepToCamelsSchemaAndCatalog() throws IOException {
        YamlCheck check = new YamlCheck();

        for (Path file : files()) {
            assertThat(check.problems(file)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "application.properties", "application-demo.properties" })
    void comeWithPropertiesThatCamelKnows(String file) throws IOException {
        assertThat(new YamlCheck().problemsOfProperties(Path.of("src/main/resources", file))).isEmpty();
    }

    @Test
    void nameAndDescribeEachRouteOnce() throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path file : files()) {
            for (JsonNode element : YAML.readTree(file.toFile())) {
                JsonNode route = element.get("route");
                if (route != null) {
                    assertThat(ids.add(route.path("id").asText())).as(route.path("id").asText()).isTrue();
                    assertThat(route.path("description").asText()).as(route.path("id").asText()).isNotBlank();
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(10).doesNotContain("");
    }

    @Test
    void spellEachStepOut() throws IOException {
        for (Path file : files()) {
            for (String step : STEPS_WITH_A_URI) {
                assertThat(YAML.readTree(file.toFile()).findValues(step)).as(file + " " + step).allMatch(JsonNode::isObject);
            }
            assertThat(YAML.readTree(file.toFile()).findValues("simple")).as(file.toString()).allMatch(JsonNode::isObject);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/camel"))) {
            return files.sorted().toList();
        }
    }
}
