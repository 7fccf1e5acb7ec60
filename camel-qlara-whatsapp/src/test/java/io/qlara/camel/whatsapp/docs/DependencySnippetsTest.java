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
    void theApplicationsDependenciesAreThere() throws Exception {
        NodeList named = (NodeList) xpath.evaluate("/dependencies/dependency",
                parse(snippet("readme-application").text().getBytes(StandardCharsets.UTF_8)), XPathConstants.NODESET);
        Document example = parse(Files.readAllBytes(Path.of("../camel-qlara-examples/order-notifications/pom.xml")));

        for (int i = 0; i < named.getLength(); i++) {
            String artifact = xpath.evaluate("artifactId", named.item(i));
            assertThat(xpath.evaluate("//dependency[artifactId='" + artifact + "']/artifactId", example)).isEqualTo(artifact);
        }
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
