/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A run as text, in Markdown that a terminal shows well too: what was aimed at, and one table a group of rows. */
final class Report {

    private final Run run;
    private final Results results;

    Report(Run run) {
        this.run = run;
        this.results = run.results();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(run.machine()).append(".\n");
        text.append("Measured on ").append(run.date()).append(", ").append(run.plan()).append(" run; medians, in brackets the least and the"
                + " most of the rounds.\n\n");
        text.append("### Goals\n\n").append(goals()).append('\n');
        Set<String> groups = new LinkedHashSet<>();
        results.rows().forEach(row -> groups.add(row.group()));
        groups.forEach(group -> text.append("### ").append(group).append("\n\n").append(table(group)).append('\n'));
        return text.toString();
    }

    private String goals() {
        Table table = new Table(List.of("what", "goal", "measured", "met or missed by"));
        for (Goal goal : run.goals()) {
            table.add(List.of(goal.subject(), goal.wanted(), goal.spread().text(goal.decimals()) + goal.unit(), goal.verdict()));
        }
        return table.text();
    }

    private String table(String group) {
        List<Figure> figures = List.copyOf(results.figures(group));
        boolean compares = figures.contains(Figure.PER_SECOND);
        List<String> titles = new ArrayList<>(List.of("condition", "what"));
        figures.forEach(figure -> titles.add(figure.title()));
        if (compares) {
            titles.add("throughput in relation to the first");
        }
        Table table = new Table(titles);
        results.rows().stream().filter(row -> row.group().equals(group)).forEach(row -> {
            List<String> cells = new ArrayList<>(List.of(row.condition(), row.contender()));
            figures.forEach(figure -> cells.add(cell(row, figure)));
            if (compares) {
                cells.add(comparison(row));
            }
            table.add(cells);
        });
        return table.text();
    }

    private String cell(Row row, Figure figure) {
        return results.figures(row).containsKey(figure) ? Spread.of(results.rounds(row, figure)).text(figure.decimals()) : "";
    }

    /** With the first row under the same condition. */
    private String comparison(Row row) {
        Row first = results.rows().stream().filter(row::isComparableTo).findFirst().orElse(row);
        return first.equals(row) || !results.has(row) || !results.has(first)
                ? ""
                : Spread.of(results.ratios(row, first, Figure.PER_SECOND)).text(2);
    }
}
