package io.qlara.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The results as tables. */
public final class Report {

    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** One table a group. */
    public String tables() {
        StringBuilder text = new StringBuilder();
        Set<String> groups = new LinkedHashSet<>();
        results.rows().keySet().forEach(row -> groups.add(row.group()));
        groups.forEach(group -> text.append("### ").append(group).append("\n\n").append(table(group)).append('\n'));
        return text.toString();
    }

    private String table(String group) {
        List<Figure> figures = List.copyOf(results.figures(group));
        List<String> titles = new ArrayList<>(List.of("", ""));
        figures.forEach(figure -> titles.add(figure.title()));
        Table table = new Table(titles);
        results.rows().forEach((row, measured) -> {
            if (row.group().equals(group)) {
                List<String> cells = new ArrayList<>(List.of(row.condition(), row.contender()));
                figures.forEach(figure -> cells.add(measured.containsKey(figure)
                        ? Spread.of(measured.get(figure)).text(figure.decimals()) : ""));
                table.add(cells);
            }
        });
        return table.text();
    }
}
