/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The check that docs/yaml.md offers for copying takes all YAML of the project, and finds what is wrong in others. */
@Tag("catalog")
class YamlCheckTest {

    private static final Path SOURCE = Pages.ROOT
            .resolve("camel-qlara-examples/order-notifications/src/test/java/io/qlara/examples/orders/YamlCheck.java");
    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");

    private static Object check;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws Exception {
        String code = Pages.text(SOURCE).replace("package io.qlara.examples.orders;", "");
        Snippet source = new Snippet("YamlCheck", "java", code, Pages.name(SOURCE), 1);
        check = JavaSnippet.file(source, "YamlCheck").getConstructor().newInstance();
    }

    static Stream<Snippet> routesOfTheDocumentation() {
        return Snippets.all().stream().filter(snippet -> snippet.language().equals("yaml") && !snippet.text().contains("kind: Pipe")
                && !snippet.text().contains("transformDataType"));
    }

    @ParameterizedTest
    @MethodSource("routesOfTheDocumentation")
    void theDocumentationIsRight(Snippet snippet) throws Exception {
        // the catalog knows no component by the name that a file gives it
        String text = snippet.text().replace("uri: qlara-support:", "uri: qlara-whatsapp:");

        assertThat(problems("problems", file(snippet.name() + ".camel.yaml", text))).isEmpty();
    }

    /** Camel 4.14 has no such step. */
    @Test
    @Tag("transform-data-type")
    void theTransformationIntoACloudEventIsRight() throws Exception {
        assertThat(problems("problems", file("events.camel.yaml", Snippets.snippet("webhooks-cloudevents").text()))).isEmpty();
    }

    static Stream<Path> kamelets() throws Exception {
        return Files.list(KAMELETS);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theEndpointsOfTheKameletsAreRight(Path kamelet) throws Exception {
        // the catalog takes placeholders everywhere but where a bean is named
        String text = Pages.text(kamelet).replace("{{?idempotentRepository}}", "#seenEvents");

        assertThat(problems("problemsOfEndpoints", file(kamelet.getFileName().toString(), text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "destinaton, x", "bodyFormat, xml", "responseTimeout, soon", "maxRetries, many" })
    void aWrongOptionIsNamedWithItsFile(String option, String value) throws Exception {
        Path routes = file("orders.camel.yaml", """
                - route:
                    from:
                      uri: direct:orders
                      steps:
                        - to:
                            uri: qlara-whatsapp:send
                            parameters:
                              %s: %s
                """.formatted(option, value));

        assertThat(problems("problems", routes)).singleElement().asString().contains("orders.camel.yaml", option);
    }

    @Test
    void anAmpersandInRawIsTakenForAnOption() throws Exception {
        Path routes = file("orders.camel.yaml", Snippets.snippet("send-raw-yaml").text().replaceAll("RAW\\(.*\\)", "RAW(A&B)"));

        assertThat(problems("problems", routes)).singleElement().asString().contains("Unknown option");
    }

    @Test
    void aWrongStepIsNamedWithItsFile() throws Exception {
        Path routes = file("orders.camel.yaml", """
                - route:
                    from:
                      uri: direct:orders
                      steps:
                        - sendTo:
                            uri: qlara-whatsapp:send
                """);

        assertThat(problems("problems", routes)).isNotEmpty().allSatisfy(problem -> assertThat(problem).contains("orders.camel.yaml"))
                .anySatisfy(problem -> assertThat(problem).contains("sendTo"));
    }

    @ParameterizedTest
    @CsvSource({ "api-kei, x", "apiKei, x", "template-update-method, POST", "response-timeout, soon", "max-retries, many" })
    void aWrongPropertyIsNamedWithItsFile(String option, String value) throws Exception {
        Path properties = file("application.properties", "camel.component.qlara-whatsapp." + option + "=" + value + "\n"
                + "camel.component.qlara-whatsapp.request-timeout=5s\nown.property=1\n");

        assertThat(problems("problemsOfProperties", properties)).singleElement().asString().contains("application.properties", option);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @SuppressWarnings("unchecked")
    private static List<String> problems(String method, Path file) throws Exception {
        try {
            return (List<String>) check.getClass().getMethod(method, Path.class).invoke(check, file);
        } catch (InvocationTargetException e) {
            throw new AssertionError(file.toString(), e.getCause());
        }
    }
}
