/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** The list of pages for language models, in the form of llmstxt.org: a link and a sentence for each. */
final class LlmsText {

    private static final Pattern TITLE = Pattern.compile("# (.*)\n");
    private static final Pattern SENTENCE = Pattern.compile("(?s)\n\n(?!!\\[|\\||#|<!--|```)(.+?)(?=[.:](?:\\s)|\n\n)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

    private LlmsText() {
    }

    static String render(JsonNode schema) {
        JsonNode component = schema.path("component");
        return "# " + component.path("artifactId").asText() + "\n\n> " + component.path("description").asText()
                + " A component of Apache Camel, for routes in YAML, XML and Java.\n\nURIs: "
                + resources(schema) + ". [README](README.md) begins with a first message.\n\n## Docs\n\n"
                + Pages.withSnippets().stream().filter(page -> Pages.name(page).startsWith("docs/")).map(LlmsText::line)
                        .collect(Collectors.joining());
    }

    private static String resources(JsonNode schema) {
        StringBuilder uris = new StringBuilder();
        schema.at("/properties/resource/enum").forEach(resource -> uris.append(uris.isEmpty() ? "" : ", ")
                .append("`").append(schema.at("/component/scheme").asText()).append(":").append(resource.asText()).append("`"));
        return uris.toString();
    }

    private static String line(Path page) {
        String text = Pages.text(page);
        return "- [" + first(TITLE, text) + "](" + Pages.name(page) + "): " + LINK.matcher(first(SENTENCE, text)).replaceAll("$1").replaceAll("\\s+", " ") + "\n";
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("A page needs a title and a sentence below it: " + text.lines().findFirst());
        }
        return found.group(1);
    }
}
