/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The Maven coordinates are those of this build. */
class DependencySnippetsTest {

    private final XPath xpath = XPathFactory.newInstance().newXPath();

    @Test
    void theComponentsCoordinatesAreThoseOfItsPom() throws Exception {
        assertNames(snippet("readme-dependency"), Path.of("pom.xml"));
    }

    @Test
    void theApplicationsPomHasDependenciesOfTheExampleInTheVersionsOfThisBuild() throws Exception {
        Document pom = parse(snippet("readme-pom").text().getBytes(StandardCharsets.UTF_8));
        Document example = parse(Files.readAllBytes(Path.of("../camel-qlara-examples/order-notifications/pom.xml")));
        Document build = parse(Files.readAllBytes(Path.of("../pom.xml")));
        NodeList named = (NodeList) xpath.evaluate("/project/dependencies/dependency", pom, XPathConstants.NODESET);

        assertThat(named.getLength()).isEqualTo(9);
        // the example has a file of settings for its logger
        String logger = "slf4j-simple";
        for (int i = 0; i < named.getLength(); i++) {
            String artifact = xpath.evaluate("artifactId", named.item(i));
            assertThat(artifact.equals(logger) ? "org.slf4j" : xpath.evaluate("//dependency[artifactId='" + artifact + "']/groupId", example))
                    .isEqualTo(xpath.evaluate("groupId", named.item(i)));
        }
        assertThat(xpath.evaluate("/project/modelVersion", pom)).isEqualTo("4.0.0");
        assertThat(version(pom, "camel-qlara-whatsapp")).isEqualTo(System.getProperty("project.version"));
        assertThat(version(pom, "camel-bom")).isEqualTo(xpath.evaluate("/project/properties/camel.version", build));
        assertThat(version(pom, logger)).isEqualTo(xpath.evaluate("/project/properties/slf4j.version", build));
        assertThat(version(pom, "exec-maven-plugin")).isEqualTo(xpath.evaluate("/project/properties/exec-maven-plugin.version", build));
        assertThat(version(pom, "maven-compiler-plugin")).isEqualTo(xpath.evaluate("/project/properties/maven-compiler-plugin.version", build));
    }

    private String version(Document pom, String artifact) throws Exception {
        return xpath.evaluate("//*[artifactId='" + artifact + "']/version", pom);
    }

    @Test
    void theSimulatorsCoordinatesAreThoseOfItsPom() throws Exception {
        assertNames(snippet("testing-dependency"), Pages.SIMULATOR.resolveSibling("pom.xml"));
    }

    @Test
    void theKameletsNeedADependencyOfCamel() throws Exception {
        Document dependency = parse(snippet("kamelets-dependency").text().getBytes(StandardCharsets.UTF_8));
        Document module = parse(Files.readAllBytes(Path.of("pom.xml")));
        String artifact = xpath.evaluate("/dependency/artifactId", dependency);

        assertThat(xpath.evaluate("//dependency[artifactId='" + artifact + "']/groupId", module))
                .isEqualTo(xpath.evaluate("/dependency/groupId", dependency));
    }

    @Test
    void theValidatorOfYamlFilesIsOfTheVersionThatTheirCheckIsTestedWith() throws Exception {
        String version = xpath.evaluate("/project/properties/json-schema-validator.version", parse(Files.readAllBytes(Path.of("../pom.xml"))));

        assertThat(Pages.text(Pages.ROOT.resolve("docs/yaml.md"))).contains("`com.networknt:json-schema-validator` " + version);
    }

    @Test
    void theVersionsThatTheReadmeSupportsAreThoseOfTheBuild() throws Exception {
        Document build = parse(Files.readAllBytes(Path.of("../pom.xml")));
        Document springBoot = parse(Files.readAllBytes(Path.of("../camel-qlara-examples/spring-boot/pom.xml")));
        Document springBoot4 = parse(Files.readAllBytes(Path.of("../camel-qlara-examples/spring-boot-4/pom.xml")));
        String oldest = "/project/profiles/profile[id='camel-4.14']";
        String newest = "/project/profiles/profile[id='camel-4.22']";

        assertThat(Pages.text(Pages.ROOT.resolve("README.md"))).contains(
                "| Camel | " + minor(build, newest, "camel") + " LTS and " + minor(build, "/project", "camel") + " LTS, on which the jar is built | "
                        + minor(build, oldest, "camel") + ",",
                "| Spring Boot | " + minor(springBoot4, "/project", "spring-boot") + " with Camel " + minor(springBoot4, "/project", "camel") + ", "
                        + minor(springBoot, "/project", "spring-boot") + " with Camel " + minor(build, "/project", "camel") + " |",
                "| Quarkus | " + minor(build, "/project", "quarkus") + " in JVM mode, with Camel Quarkus " + minor(build, "/project", "camel-quarkus") + " |",
                "| Karaf | " + minor(build, "/project", "karaf") + " on Java 17, with Camel for Karaf " + minor(build, "/project", "camel-karaf") + " |",
                "| HTTP client | Apache HttpClient " + minor(build, oldest, "httpclient") + " to " + minor(build, newest, "httpclient") + " |");
    }

    private String minor(Document pom, String parent, String product) throws Exception {
        return xpath.evaluate(parent + "/properties/" + product + ".version", pom).replaceFirst("\\.\\d+$", "");
    }

    private void assertNames(Snippet snippet, Path pom) throws Exception {
        Document dependency = parse(snippet.text().getBytes(StandardCharsets.UTF_8));
        Document module = parse(Files.readAllBytes(pom));
        assertThat(xpath.evaluate("/dependency/artifactId", dependency)).isEqualTo(xpath.evaluate("/project/artifactId", module));
        for (String element : new String[] { "groupId", "version" }) {
            assertThat(xpath.evaluate("/dependency/" + element, dependency))
                    .isEqualTo(xpath.evaluate("/project/parent/" + element, module));
        }
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
