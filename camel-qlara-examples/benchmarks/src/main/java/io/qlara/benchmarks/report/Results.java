package io.qlara.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.qlara.benchmarks.load.LoadFigures;

/** All that was measured in a run: of each row its figures, and of each figure one value a round. */
public final class Results {

    private final Map<Row, Map<Figure, List<Double>>> rows = new LinkedHashMap<>();

    public void add(Row row, Figure figure, double value) {
        rows.computeIfAbsent(row, key -> new EnumMap<>(Figure.class)).computeIfAbsent(figure, key -> new ArrayList<>()).add(value);
    }

    /** Adds a round of a load; latencies of 0 were not measured. */
    public void add(Row row, LoadFigures load) {
        add(row, Figure.PER_SECOND, load.perSecond());
        if (load.p50() > 0) {
            add(row, Figure.P50, load.p50());
            add(row, Figure.P99, load.p99());
        }
        add(row, Figure.CPU, load.cpuMicroseconds());
        add(row, Figure.ALLOCATED, load.allocatedBytes());
    }

    public boolean has(Row row) {
        return rows.containsKey(row);
    }

    /** Each row with its figures, in the order in which they were measured first. */
    Map<Row, Map<Figure, List<Double>>> rows() {
        return rows;
    }

    /** The rounds of a figure; an exception if it was not measured. */
    List<Double> rounds(Row row, Figure figure) {
        List<Double> rounds = rows.getOrDefault(row, Map.of()).get(figure);
        if (rounds == null) {
            throw new IllegalStateException(figure + " of " + row + " was not measured");
        }
        return rounds;
    }

    /** The figure of one row in relation to the other's, round by round. */
    List<Double> ratios(Row row, Row other, Figure figure) {
        List<Double> dividends = rounds(row, figure);
        List<Double> divisors = rounds(other, figure);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(dividends.size(), divisors.size()); round++) {
            ratios.add(dividends.get(round) / divisors.get(round));
        }
        return ratios;
    }

    /** The figures that any row of the group has. */
    Set<Figure> figures(String group) {
        Set<Figure> figures = new TreeSet<>();
        rows.forEach((row, measured) -> {
            if (row.group().equals(group)) {
                figures.addAll(measured.keySet());
            }
        });
        return figures;
    }
}
