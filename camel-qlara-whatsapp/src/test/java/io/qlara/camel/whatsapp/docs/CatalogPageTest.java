/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page in the jar for Camel's catalog is made of the documentation, and is where the catalog looks. */
class CatalogPageTest {

    private static final String NAME = "qlara-whatsapp-component.adoc";
    private static final Path PAGE = Path.of("src/generated/resources/org/apache/camel/catalog/docs", NAME);
    private static final String HOW_TO_RENEW = PAGE + " is not that of docs/; renew it by ./mvnw -pl camel-qlara-whatsapp -am test"
            + " -Dtest=CatalogPageTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void thePageIsThatOfTheDocumentation() throws Exception {
        String renewed = CatalogPage.render(new ObjectMapper().readTree(getClass().getResource("/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json")));
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, renewed);
            return;
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE)).withFailMessage(HOW_TO_RENEW).isEqualTo(renewed);
    }

    /** {@code componentAsciiDoc} of Camel 4.22 looks there. */
    @Test
    @Tag("catalog")
    void theCatalogFindsThePage() throws Exception {
        try (InputStream page = new DefaultCamelCatalog().loadResource("docs", NAME)) {
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).startsWith("= Qlara WhatsApp Component\n:doctitle: Qlara WhatsApp\n"
                    + ":shortname: qlara-whatsapp\n:artifactid: camel-qlara-whatsapp\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "```", "](", "<!--", "<details>", "\u0001", "\u0002" })
    void nothingOfMarkdownIsLeft(String mark) throws Exception {
        assertThat(Files.readString(PAGE)).doesNotContain(mark);
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(all("<<([^,>]+),", page)).isNotEmpty().isSubsetOf(all("(?m)^\\[#(.*)\\]$", page));
        assertThat(all("(?m)^\\[#(.*)\\]$", page)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { "== Send", "== Templates", "== Phone numbers", "== What became of a message", "== Raw", "== Webhooks", "== Errors", "== Configuration" })
    void eachResourceHasItsChapter(String heading) throws Exception {
        assertThat(Files.readString(PAGE).lines()).containsOnlyOnce(heading);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }
}
