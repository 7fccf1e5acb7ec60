/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.util.ObjectHelper;

/**
 * Finds the snippets of the documentation. A snippet is a fence in one of {@link #LANGUAGES}; the comment
 * {@code <!-- snippet: name -->} before it gives it its name.
 */
final class Snippets {

    static final Set<String> LANGUAGES = Set.of("yaml", "xml", "java", "properties", "json");

    private static final Pattern NAME = Pattern.compile("<!-- snippet: ([a-z0-9-]+) -->");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final String FENCE = "```";

    private Snippets() {
    }

    /** The one snippet of that name; the test that every snippet is run looks for calls of this method. */
    static Snippet snippet(String name) {
        List<Snippet> found = all().stream().filter(snippet -> name.equals(snippet.name())).toList();
        if (found.size() != 1) {
            throw new AssertionError("There should be one snippet named " + name + ", but there are " + found);
        }
        return found.get(0);
    }

    /** Those of the snippets that Camel on the class path can load: Camel's DSL in XML is not in every repository for each version. */
    static Stream<Snippet> languagesOfThisCamel(Snippet... snippets) {
        boolean xml = ObjectHelper.loadClass("org.apache.camel.dsl.xml.io.XmlRoutesBuilderLoader") != null;
        return Stream.of(snippets).filter(snippet -> xml || !snippet.language().equals("xml"));
    }

    static List<Snippet> all() {
        return Pages.withSnippets().stream().flatMap(page -> of(page).stream()).toList();
    }

    /** The snippets of a page; the name of one that has none is null. */
    private static List<Snippet> of(Path page) {
        List<Snippet> snippets = new ArrayList<>();
        List<String> lines = Pages.text(page).lines().toList();
        // the simulator's README has no comments: there a snippet is named after its heading
        boolean namedByHeading = page.equals(Pages.SIMULATOR);
        String name = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher comment = NAME.matcher(line);
            Matcher heading = HEADING.matcher(line);
            if (comment.matches()) {
                name = comment.group(1);
            } else if (namedByHeading && heading.matches()) {
                name = "simulator: " + heading.group(1);
            } else if (line.startsWith(FENCE)) {
                int end = end(lines, i);
                Snippet snippet = new Snippet(name, line.substring(FENCE.length()).strip(),
                        String.join("\n", lines.subList(i + 1, end)) + "\n", Pages.name(page), i + 1);
                if (LANGUAGES.contains(snippet.language())) {
                    snippets.add(snippet);
                    name = null;
                }
                i = end;
            }
        }
        return snippets;
    }

    private static int end(List<String> lines, int begin) {
        int end = begin + 1;
        while (!lines.get(end).equals(FENCE)) {
            end++;
        }
        return end;
    }
}
