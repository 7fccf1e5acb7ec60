/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that says which test holds a promise names one that exists. */
class NamedTestsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(?:[a-z]+\\.)?([A-Z]\\w+(?:Test|IT))`");

    @ParameterizedTest
    @CsvSource({ "docs/reliability.md, 15", "docs/security.md, 12", "docs/ecosystem.md, 15" })
    void everyTestThatThePageNamesExists(String page, int atLeast) throws Exception {
        List<String> named = TEST.matcher(Files.readString(PROJECT.resolve(page))).results().map(match -> match.group(1)).distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(atLeast).isSubsetOf(testClasses());
    }

    private static List<String> testClasses() throws Exception {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).toList();
        }
    }
}
