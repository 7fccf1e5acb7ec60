/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of docs/performance.md that comes from a run, and the files beside it. */
public final class PerformancePage {

    private static final String BEGIN = "<!-- table: benchmarks -->\n";
    private static final String END = "<!-- end of table -->";
    private static final Pattern TABLES = Pattern.compile(BEGIN + ".*?" + END, Pattern.DOTALL);

    private PerformancePage() {
    }

    /** Puts the run into the page. */
    public static void update(Run run, Path docs) throws IOException {
        run.write(docs.resolve("performance.json"));
        render(docs);
    }

    /** Makes the tables and the plot anew from the run that is beside the page. */
    public static void render(Path docs) throws IOException {
        Run run = Run.read(docs.resolve("performance.json"));
        Path page = docs.resolve("performance.md");
        Files.writeString(page, withTables(Files.readString(page), run));
        Plot.write(run, docs.resolve("performance.svg"));
    }

    /** The page with the tables of the run; the same page if it has them already. */
    static String withTables(String page, Run run) {
        return TABLES.matcher(page).replaceFirst(Matcher.quoteReplacement(BEGIN + run.text() + END));
    }

    /** @param arguments the folder of the page, whose tables and plot are made anew from its JSON */
    public static void main(String[] arguments) throws IOException {
        render(Path.of(arguments[0]));
    }
}
