package io.qlara.camel.whatsapp.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that says which test holds a promise names one that exists. */
class NamedTestsTest {

    private static final Path PAGE = Path.of("../docs/reliability.md");
    private static final Pattern TEST = Pattern.compile("`(?:[a-z]+\\.)?([A-Z]\\w+Test)`");

    @Test
    void everyTestThatThePageNamesExists() throws Exception {
        List<String> named = TEST.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)).distinct().toList();

        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(testClasses());
    }

    private static List<String> testClasses() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).toList();
        }
    }
}
