/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Links inside the repository lead to files and headings that exist. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

    static Stream<Path> pages() {
        return Pages.withLinks().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        Matcher links = LINK.matcher(withoutFences(Pages.text(page)));
        while (links.find()) {
            if (!ELSEWHERE.matcher(links.group(1)).matches()) {
                assertLeadsSomewhere(page, links.group(1));
            }
        }
    }

    private static void assertLeadsSomewhere(Path page, String link) {
        String[] fileAndHeading = link.split("#", 2);
        Path target = fileAndHeading[0].isEmpty() ? page : page.resolveSibling(fileAndHeading[0]).normalize();
        assertThat(Files.exists(target)).as("%s links to %s", Pages.name(page), link).isTrue();
        if (fileAndHeading.length == 2) {
            assertThat(anchors(target)).as("%s links to %s", Pages.name(page), link).contains(fileAndHeading[1]);
        }
    }

    /** The headings as the usual renderers turn them into anchors. */
    private static List<String> anchors(Path page) {
        return withoutFences(Pages.text(page)).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String withoutFences(String text) {
        return FENCED.matcher(text).replaceAll("");
    }
}
