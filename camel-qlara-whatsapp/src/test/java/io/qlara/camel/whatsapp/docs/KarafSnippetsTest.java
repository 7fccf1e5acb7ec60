/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What the page shows is part of the example, which the tests of the example run in Karaf. */
class KarafSnippetsTest {

    private static final Path EXAMPLE = Pages.ROOT.resolve("camel-qlara-examples/karaf");
    private static final Path PAGE = Pages.ROOT.resolve("docs/karaf.md");

    @Test
    void theBlueprintIsTheExamples() {
        assertThat(Pages.text(EXAMPLE.resolve("blueprint/src/main/resources/OSGI-INF/blueprint/notifications.xml")))
                .isEqualTo(snippet("karaf-blueprint").text());
    }

    @Test
    void theFeaturesAreThoseOfTheFeaturesFiles() {
        String features = Pages.text(Pages.ROOT.resolve("camel-qlara-whatsapp/src/main/karaf/features.xml"))
                + Pages.text(EXAMPLE.resolve("src/main/karaf/features.xml"));

        assertThat(Pages.text(PAGE).lines().filter(line -> line.startsWith("feature:install ")).map(line -> line.split(" ")[1]))
                .allSatisfy(feature -> assertThat(features).contains("<feature name=\"" + feature + "\""));
    }
}
