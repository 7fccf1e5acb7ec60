/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, its columns as wide as they need, so that a terminal shows it well too. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(List<String> titles) {
        lines.add(titles);
    }

    void add(List<String> cells) {
        lines.add(cells);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            for (int column = 0; column < lines.get(line).size(); column++) {
                text.append("| ").append(padded(lines.get(line).get(column), width(column), column)).append(' ');
            }
            text.append("|\n");
            if (line == 0) {
                for (int column = 0; column < lines.get(0).size(); column++) {
                    text.append('|').append("-".repeat(width(column) + 1)).append(column < 2 ? "-" : ":");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width, int column) {
        String padding = " ".repeat(width - cell.length());
        return column < 2 ? cell + padding : padding + cell;
    }
}
