/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the validators in Camel's own catalog of kamelets (its script/validator, and the goal {@code validate} of its Maven plugin),
 * with the provider's name as the one difference, and that a data type has no field which the definition of a kamelet does not know.
 */
class KameletRulesTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final String ANNOTATION = "camel.apache.org/";
    private static final String SVG = "data:image/svg+xml;base64,";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{[?]?([A-Za-z0-9-._]+)(?:[:][^}]*)?}}");
    private static final Set<String> SMALL_WORDS = Set.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

    private record Kamelet(String file, JsonNode yaml) {

        JsonNode definition() {
            return yaml.at("/spec/definition");
        }

        JsonNode template() {
            return yaml.at("/spec/template");
        }

        String name() {
            return yaml.at("/metadata/name").asText();
        }

        String type() {
            return yaml.at("/metadata/labels").path(ANNOTATION + "kamelet.type").asText();
        }

        String annotation(String name) {
            return yaml.at("/metadata/annotations").path(ANNOTATION + name).asText();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Kamelet> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Kamelet> kamelets = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                kamelets.add(new Kamelet(file.getFileName().toString(), YAML.readTree(file.toFile())));
            }
            return kamelets;
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void fileNameTypeAndTitleBelongTogether(Kamelet kamelet) {
        assertThat(kamelet.yaml().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.yaml().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.file()).isEqualTo(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.type()).isIn("source", "sink", "action");
        assertThat(kamelet.name()).endsWith("-" + kamelet.type());
        assertThat(kamelet.definition().path("title").asText()).endsWith(" " + capital(kamelet.type()));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theAnnotationsAreThere(Kamelet kamelet) throws Exception {
        assertThat(kamelet.annotation("kamelet.support.level")).isEqualTo("Stable");
        assertThat(kamelet.annotation("catalog.version")).isEqualTo(System.getProperty("project.version"));
        assertThat(kamelet.annotation("provider")).isEqualTo("camel-qlara-whatsapp");
        assertThat(kamelet.annotation("kamelet.group")).isEqualTo("Qlara WhatsApp");
        assertThat(kamelet.annotation("kamelet.namespace")).isEqualTo("Social");
        assertThat(kamelet.annotation("kamelet.icon")).startsWith(SVG);
        byte[] icon = Base64.getDecoder().decode(kamelet.annotation("kamelet.icon").substring(SVG.length()));
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(icon)).getDocumentElement().getNodeName())
                .isEqualTo("svg");
    }

    @Test
    void noTwoHaveTheSameTitleOrDescription() throws IOException {
        assertThat(kamelets()).hasSize(5).extracting(kamelet -> kamelet.definition().path("title").asText()).doesNotHaveDuplicates();
        assertThat(kamelets()).extracting(kamelet -> kamelet.definition().path("description").asText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDefinitionDescribesEachProperty(Kamelet kamelet) {
        JsonNode definition = kamelet.definition();
        assertThat(definition.path("description").asText()).isNotBlank();
        assertThat(definition.path("type").asText()).isEqualTo("object");
        assertThat(definition.path("required")).extracting(JsonNode::asText).doesNotHaveDuplicates()
                .isSubsetOf(names(definition.path("properties")));
        assertThat(definition.path("properties")).isNotEmpty().allSatisfy(KameletRulesTest::assertIsDescribed);
        assertThat(kamelet.yaml().at("/spec/dataTypes").findValues("headers")).isNotEmpty()
                .allSatisfy(headers -> assertThat(headers).allSatisfy(KameletRulesTest::assertIsDescribed));
    }

    private static void assertIsDescribed(JsonNode property) {
        assertThat(property.path("type").asText()).isIn("string", "boolean", "integer", "number", "array", "object");
        assertThat(property.path("description").asText()).isNotBlank();
        assertThat(property.path("title").asText().split(" ")).isNotEmpty()
                .allSatisfy(word -> assertThat(SMALL_WORDS.contains(word) || word.equals(capital(word))).as(word).isTrue());
        assertThat(property.path("title").asText()).isNotBlank().doesNotStartWith("The ").doesNotStartWith("A ").doesNotStartWith("An ");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aPasswordIsACredential(Kamelet kamelet) {
        assertThat(kamelet.definition().path("properties")).allSatisfy(property -> {
            List<String> descriptors = texts(property.path("x-descriptors"));
            assertThat(descriptors).doesNotHaveDuplicates().noneMatch(descriptor -> descriptor.startsWith("urn:alm:descriptor:com.tectonic.ui"));
            if (property.path("format").asText().equals("password")) {
                assertThat(descriptors).contains(CREDENTIALS);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsUsedAndEveryParameterIsOne(Kamelet kamelet) {
        Set<String> used = new HashSet<>(PARAMETER.matcher(kamelet.template().toString()).results().map(found -> found.group(1)).toList());

        Set<String> declared = new HashSet<>(names(kamelet.definition().path("properties")));
        kamelet.template().path("beans").forEach(bean -> declared.add(bean.path("name").asText()));
        assertThat(used).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itBeginsOrEndsWhereItsTypeSays(Kamelet kamelet) {
        String from = kamelet.template().at("/from/uri").asText();

        assertThat(from.equals("kamelet:source")).isEqualTo(!kamelet.type().equals("source"));
        assertThat(kamelet.template().toString().contains("\"kamelet:sink\"")).isEqualTo(kamelet.type().equals("source"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDependenciesAreTheJarOfThisBuildAndPartsOfCamel(Kamelet kamelet) {
        assertThat(texts(kamelet.yaml().at("/spec/dependencies"))).doesNotHaveDuplicates().contains("camel:core", "camel:kamelet")
                .filteredOn(dependency -> !dependency.startsWith("camel:"))
                .containsExactly("mvn:io.qlara.camel:camel-qlara-whatsapp:" + System.getProperty("project.version"));
    }

    /** Of the languages in the files only these are no part of camel:core. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void aCallOfABeanIsAmongTheDependencies(Kamelet kamelet) {
        boolean callsABean = !kamelet.template().findValues("method").isEmpty() || kamelet.template().toString().matches(".*\\$\\{body[.\\[].*");

        assertThat(texts(kamelet.yaml().at("/spec/dependencies")).contains("camel:bean")).isEqualTo(callsABean);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyParameterOfTheEndpointIsOneOfItsOptions(Kamelet kamelet) throws IOException {
        JsonNode options = new ObjectMapper().readTree(getClass().getResource("/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json")).path("properties");
        List<JsonNode> endpoints = kamelet.template().findParents("uri").stream()
                .filter(step -> step.path("uri").asText().startsWith("qlara-whatsapp:")).toList();

        assertThat(endpoints).singleElement().satisfies(endpoint -> assertThat(names(endpoint.path("parameters"))).isSubsetOf(names(options)));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDataTypesAreComplete(Kamelet kamelet) {
        JsonNode dataTypes = kamelet.yaml().at("/spec/dataTypes");

        assertThat(names(dataTypes)).isEqualTo(kamelet.type().equals("source") ? List.of("out") : List.of("in", "out"));
        assertThat(dataTypes).allSatisfy(side -> {
            assertThat(names(side)).containsExactly("default", "headers", "types");
            assertThat(names(side.path("types"))).contains(side.path("default").asText());
            assertThat(side.path("types")).allSatisfy(type -> {
                assertThat(names(type)).contains("format", "description", "mediaType").isSubsetOf("format", "description", "mediaType", "headers");
                assertThat(type.path("description").asText()).isNotBlank();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aSinkTakesTheHeadersThatItDeclares(Kamelet kamelet) {
        for (JsonNode bean : kamelet.template().path("beans")) {
            if (bean.path("name").asText().equals("input")) {
                assertThat(bean.at("/properties/headers").asText().split(",")).containsExactlyElementsOf(names(kamelet.yaml().at("/spec/dataTypes/in/headers")));
            }
        }
        assertThat(kamelet.template().at("/beans/0/name").asText().equals("input")).isEqualTo(kamelet.type().equals("sink"));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
