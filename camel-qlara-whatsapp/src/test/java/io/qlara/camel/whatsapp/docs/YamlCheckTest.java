/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    static List<Path> routesOfTheExamples() throws IOException {
        List<Path> routes = new ArrayList<>();
        try (DirectoryStream<Path> examples = Files.newDirectoryStream(Pages.ROOT.resolve("camel-qlara-examples"), example -> Files.isDirectory(example.resolve("src/main")))) {
            for (Path example : examples) {
                try (Stream<Path> files = Files.walk(example.resolve("src/main"))) {
                    files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().forEach(routes::add);
                }
            }
        }
        return routes;
    }

    @ParameterizedTest
    @MethodSource("routesOfTheExamples")
    void theExamplesAreRight(Path routes) throws Exception {
        // the schema takes no placeholder where a number stands
        String text = Pages.text(routes).replace("\"{{orders.redeliveries}}\"", "60");

        assertThat(problems("problems", file(routes.getFileName().toString(), text))).isEmpty();
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
        Path routes = file("orders.camel.yaml", route("qlara-whatsapp:send", option, value));

        assertThat(problems("problems", routes)).singleElement().asString().contains("orders.camel.yaml", option);
    }

    @ParameterizedTest
    @ValueSource(strings = { "RAW(A&B)", "RAW{A&B}" })
    void anAmpersandInRawIsNoOption(String value) throws Exception {
        Path routes = file("orders.camel.yaml", route("qlara-whatsapp:send?templateName=" + value + "&bodyFormat=json"));

        assertThat(problems("problems", routes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "RAW(A&B)", "A&B" })
    void anAmpersandOfAParameterIsNoOption(String value) throws Exception {
        Path routes = file("orders.camel.yaml", route("qlara-whatsapp:send", "apiKey", value));

        assertThat(problems("problems", routes)).isEmpty();
    }

    @Test
    void anOptionBehindRawIsChecked() throws Exception {
        Path routes = file("orders.camel.yaml", route("qlara-whatsapp:send?templateName=RAW(A&B)&bodyFormat=xml"));

        assertThat(problems("problems", routes)).singleElement().asString().contains("bodyFormat");
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

    private static String route(String uri) {
        return """
                - route:
                    from:
                      uri: direct:orders
                      steps:
                        - to:
                            uri: %s
                """.formatted(uri);
    }

    private static String route(String uri, String option, String value) {
        return route(uri) + """
                            parameters:
                              %s: %s
                """.formatted(option, value);
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
