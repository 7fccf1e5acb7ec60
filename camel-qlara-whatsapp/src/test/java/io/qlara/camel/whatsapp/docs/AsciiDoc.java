/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages in Markdown, as those of this project are written, as chapters of one page in AsciiDoc. Not thread-safe. */
final class AsciiDoc {

    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern ITEM = Pattern.compile("( *)(-|\\d+\\.) (.*)");
    private static final Pattern SUMMARY = Pattern.compile("(?:<details>)?<summary>(.*)</summary>");
    private static final Pattern CODE = Pattern.compile("(\\w?)`([^`]+)`(\\w?)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*|\\*([^*\\s][^*]*)\\*");
    private static final Pattern KEPT = Pattern.compile("\u0001(\\d+)\u0002");
    private static final String FENCE = "```";
    private static final String BLOCK = "----";

    private final List<Path> pages;
    private final List<String> lines = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private Path page;
    private boolean inList;

    private AsciiDoc(List<Path> pages) {
        this.pages = pages;
    }

    /** The pages one after the other. A link between them stays one; a link to any other file becomes the path of that file. */
    static String chapters(List<Path> pages, Function<Path, String> text) {
        AsciiDoc chapters = new AsciiDoc(pages);
        pages.forEach(page -> chapters.add(page, text.apply(page).lines().toList()));
        return String.join("\n", chapters.lines) + "\n";
    }

    private void add(Path chapter, List<String> markdown) {
        this.page = chapter;
        for (int i = 0; i < markdown.size(); i++) {
            String line = markdown.get(i);
            if (line.startsWith(FENCE)) {
                i = addCode(markdown, i);
            } else if (line.startsWith("|")) {
                i = addTable(markdown, i);
            } else if (!line.startsWith("<!--") && !line.startsWith("![")) {
                addText(line);
            }
        }
        lines.add("");
    }

    private void addText(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        Matcher summary = SUMMARY.matcher(line);
        if (heading.matches()) {
            lines.add("[#" + id(page, heading.group(1).length() == 1 ? null : anchor(heading.group(2))) + "]");
            lines.add("=" + "=".repeat(heading.group(1).length()) + " " + inline(heading.group(2)));
        } else if (item.matches()) {
            beginList();
            lines.add((item.group(2).equals("-") ? "*" : ".").repeat(1 + item.group(1).length() / 2) + " " + inline(item.group(3)));
        } else if (summary.matches()) {
            lines.addAll(List.of("." + inline(summary.group(1)), "[%collapsible]", "===="));
        } else if (line.equals("</details>")) {
            lines.add("====");
        } else if (!line.equals("<details>")) {
            inList &= !line.isEmpty();
            lines.add(inline(line.strip()));
        }
    }

    /** A list needs an empty line before it, or its items would be more text of the paragraph. */
    private void beginList() {
        if (!inList && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
        inList = true;
    }

    private int addCode(List<String> markdown, int begin) {
        String language = markdown.get(begin).substring(FENCE.length()).strip();
        int end = begin + 1 + markdown.subList(begin + 1, markdown.size()).indexOf(FENCE);
        if (!language.isEmpty()) {
            lines.add("[source," + language + "]");
        }
        lines.add(BLOCK);
        lines.addAll(markdown.subList(begin + 1, end));
        lines.add(BLOCK);
        return end;
    }

    private int addTable(List<String> markdown, int begin) {
        int end = begin;
        lines.addAll(List.of("[%header]", "|==="));
        while (end < markdown.size() && markdown.get(end).startsWith("|")) {
            String row = markdown.get(end).strip();
            if (!row.matches("[|: -]+")) {
                List<String> cells = List.of(row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1));
                lines.add(String.join(" ", cells.stream().map(cell -> "|" + inline(cell.strip())).toList()));
            }
            end++;
        }
        lines.add("|===");
        return end - 1;
    }

    /** Code and links are set aside first, so that nothing in them is taken for a mark. */
    private String inline(String markdown) {
        String text = CODE.matcher(markdown).replaceAll(code -> keep(code.group(1) + code(code) + code.group(3)));
        text = LINK.matcher(text).replaceAll(link -> keep(link(link.group(1), link.group(2))));
        text = BOLD.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(
                mark.group(1) == null ? "_" + mark.group(2) + "_" : "*" + mark.group(1) + "*"));
        while (KEPT.matcher(text).find()) {
            text = KEPT.matcher(text).replaceAll(place -> Matcher.quoteReplacement(kept.get(Integer.parseInt(place.group(1)))));
        }
        return text;
    }

    private String keep(String text) {
        kept.add(text);
        return "\u0001" + (kept.size() - 1) + "\u0002";
    }

    private static String code(MatchResult code) {
        String text = code.group(2);
        if (!text.contains("+") && code.group(1).isEmpty() && code.group(3).isEmpty()) {
            return "`+" + text + "+`";
        }
        return "``pass:c[" + text.replace("]", "\\]") + "]``";
    }

    private String link(String text, String target) {
        if (target.matches("[a-z]+:.*")) {
            return target + "[" + text + "]";
        }
        String[] fileAndHeading = target.split("#", 2);
        Path file = fileAndHeading[0].isEmpty() ? page : page.resolveSibling(fileAndHeading[0]).normalize();
        if (pages.contains(file)) {
            return "<<" + id(file, fileAndHeading.length == 1 ? null : fileAndHeading[1]) + "," + text + ">>";
        }
        return text + " (" + Pages.name(file) + ")";
    }

    private static String id(Path page, String heading) {
        String name = page.getFileName().toString().replace(".md", "");
        return heading == null ? name : name + "-" + heading;
    }

    /** As the usual renderers of Markdown make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
}
