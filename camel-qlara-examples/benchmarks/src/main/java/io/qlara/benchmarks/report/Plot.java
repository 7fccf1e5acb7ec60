/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Bars for the medians of some figures, with a line from the least to the most, as SVG. */
public final class Plot {

    private static final int WIDTH = 920;
    private static final int LABELS = 350;
    private static final int BARS = 420;
    private static final int LINE = 22;
    private static final int GAP = 34;
    private static final String COMPONENT_COLOUR = "#1b7f5c";
    private static final String OTHER_COLOUR = "#9aa5b1";

    private final Run run;
    private final StringBuilder shapes = new StringBuilder();
    private int y = 10;

    private Plot(Run run) {
        this.run = run;
    }

    public static void write(Run run, Path file) {
        Plot plot = new Plot(run);
        plot.panel("Send", "64 in flight", Figure.PER_SECOND, "Sends a second, 64 in flight");
        plot.panel("Send", "64 in flight", Figure.P99, "p99 of a send in µs, 64 in flight");
        plot.panel("Send", "64 in flight", Figure.CPU, "CPU of a send in µs, 64 in flight");
        plot.panel("Send", "64 in flight", Figure.ALLOCATED, "Bytes allocated for a send, 64 in flight");
        plot.panel("Webhook events", "64 in flight", Figure.PER_SECOND, "Webhook events a second, 64 in flight");
        try {
            Files.writeString(file, plot.svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void panel(String group, String condition, Figure figure, String title) {
        List<Row> rows = run.results().rows().stream()
                .filter(row -> row.group().equals(group) && row.condition().equals(condition) && run.results().has(row)).toList();
        double longest = rows.stream().mapToDouble(row -> spread(row, figure).max()).max().orElse(1);
        y += GAP;
        text(10, y, "start", "font-weight=\"bold\"", title);
        y += 8;
        rows.forEach(row -> bar(row, spread(row, figure), longest));
    }

    private Spread spread(Row row, Figure figure) {
        return Spread.of(run.results().rounds(row, figure));
    }

    private void bar(Row row, Spread spread, double longest) {
        double scale = BARS / longest;
        int middle = y + LINE / 2;
        String colour = row.contender().contains("qlara-whatsapp") ? COMPONENT_COLOUR : OTHER_COLOUR;
        text(LABELS - 8, middle + 4, "end", "", row.contender());
        shape("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LABELS, y + 3, spread.median() * scale, LINE - 6, colour);
        shape("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222\" stroke-width=\"1.5\"/>",
                LABELS + spread.min() * scale, middle, LABELS + spread.max() * scale, middle);
        text(LABELS + (int) (spread.max() * scale) + 8, middle + 4, "start", "", Spread.number(spread.median(), 0));
        y += LINE;
    }

    private void text(int x, int baseline, String anchor, String style, String text) {
        shape("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" %s>%s</text>", x, baseline, anchor, style, text);
    }

    private void shape(String format, Object... values) {
        shapes.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private String svg() {
        int height = y + 20;
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" \
                font-size="13" fill="#222">
                  <rect width="%1$d" height="%2$d" fill="#fff"/>
                %3$s</svg>
                """, WIDTH, height, shapes);
    }
}
