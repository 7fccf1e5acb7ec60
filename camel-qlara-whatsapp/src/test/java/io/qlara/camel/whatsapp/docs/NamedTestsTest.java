/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that says which test holds a promise names one that exists. */
class NamedTestsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path COMPONENT = Path.of("src/test/java/io/qlara/camel/whatsapp");
    private static final Pattern TEST = Pattern.compile("`(?:([a-z]+)\\.)?([A-Z]\\w+(?:Test|IT))`");
    private static final Pattern PACKAGE_OF_TABLE = Pattern.compile("Classes of this table are in the package `([a-z]+)`");

    @ParameterizedTest
    @CsvSource({ "docs/reliability.md, 15", "docs/security.md, 12", "docs/ecosystem.md, 15" })
    void everyTestThatThePageNamesIsWhereThePageSays(String page, int atLeast) throws Exception {
        Set<String> elsewhere = testsOfOtherModules();
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String packageOfTable = "";
        for (String line : Files.readAllLines(PROJECT.resolve(page))) {
            Matcher table = PACKAGE_OF_TABLE.matcher(line);
            packageOfTable = table.find() ? table.group(1) : line.startsWith("#") ? "" : packageOfTable;
            for (MatchResult test : TEST.matcher(line).results().toList()) {
                named.add(test.group(2));
                if (!Files.exists(component(Objects.requireNonNullElse(test.group(1), packageOfTable)).resolve(test.group(2) + ".java")) && !(test.group(1) == null && elsewhere.contains(test.group(2)))) {
                    missing.add(test.group());
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named.stream().distinct()).hasSizeGreaterThan(atLeast);
    }

    /** Pages write the package above the others by its last word. */
    private static Path component(String packageName) {
        return packageName.equals("whatsapp") ? COMPONENT : COMPONENT.resolve(packageName);
    }

    private static Set<String> testsOfOtherModules() throws Exception {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().contains("src/test/java") && !file.startsWith(PROJECT.resolve("camel-qlara-whatsapp")))
                    .map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        }
    }
}
