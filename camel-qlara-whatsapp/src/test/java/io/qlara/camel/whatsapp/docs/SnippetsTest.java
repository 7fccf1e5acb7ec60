/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every snippet has a name of its own, and a test that runs it. */
class SnippetsTest {

    private static final Path TESTS = Path.of("src/test/java/io/qlara/camel/whatsapp/docs");
    private static final Pattern USE = Pattern.compile("snippet\\(\"([^\"]+)\"\\)");

    @Test
    void everySnippetHasAName() {
        assertThat(Snippets.all()).as("put <!-- snippet: name --> before the fence")
                .allSatisfy(snippet -> assertThat(snippet.name()).as("%s:%d", snippet.page(), snippet.line()).isNotNull());
    }

    @Test
    void noNameIsUsedTwice() {
        assertThat(Snippets.all()).extracting(Snippet::name).doesNotHaveDuplicates();
    }

    @Test
    void everySnippetIsRunByATestAndEveryTestHasItsSnippet() throws Exception {
        Set<String> shown = Snippets.all().stream().map(Snippet::name).map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));

        assertThat(namesInTests()).isEqualTo(shown);
    }

    private static Set<String> namesInTests() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(Pages::text).flatMap(text -> USE.matcher(text).results()).map((MatchResult use) -> use.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
