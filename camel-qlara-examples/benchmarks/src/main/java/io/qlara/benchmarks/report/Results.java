/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

import io.qlara.benchmarks.load.LoadFigures;

/** All that was measured in a run: of each row its figures, and of each figure one value a round. */
public final class Results {

    private final Map<Row, Map<Figure, List<Double>>> rows = new LinkedHashMap<>();

    /** Gives the rows their places in the tables. */
    public void expect(List<Row> expected) {
        expected.forEach(row -> rows.computeIfAbsent(row, key -> new EnumMap<>(Figure.class)));
    }

    public void add(Row row, Figure figure, double value) {
        rows.computeIfAbsent(row, key -> new EnumMap<>(Figure.class)).computeIfAbsent(figure, key -> new ArrayList<>()).add(value);
    }

    /** Adds a round of a load. */
    public void add(Row row, LoadFigures load) {
        add(row, Figure.PER_SECOND, load.perSecond());
        add(row, Figure.P50, load.p50());
        add(row, Figure.P99, load.p99());
        add(row, Figure.CPU, load.cpuMicroseconds());
        add(row, Figure.ALLOCATED, load.allocatedBytes());
    }

    public boolean has(Row row) {
        return !rows.getOrDefault(row, Map.of()).isEmpty();
    }

    List<Row> rows() {
        return List.copyOf(rows.keySet());
    }

    /** The rounds of every figure of the row. */
    Map<Figure, List<Double>> figures(Row row) {
        return rows.get(row);
    }

    /** The figures that any row of the group has. */
    Set<Figure> figures(String group) {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        rows.forEach((row, measured) -> {
            if (row.group().equals(group)) {
                figures.addAll(measured.keySet());
            }
        });
        return figures;
    }

    /** The rounds of a figure; an exception if it was not measured. */
    public List<Double> rounds(Row row, Figure figure) {
        List<Double> rounds = rows.getOrDefault(row, Map.of()).get(figure);
        if (rounds == null) {
            throw new IllegalStateException(figure + " of " + row + " was not measured");
        }
        return rounds;
    }

    /** The figure of one row divided by that of the other, round by round. */
    public List<Double> ratios(Row row, Row other, Figure figure) {
        return paired(row, other, figure, (value, divisor) -> value / divisor);
    }

    /** The figure of one row less that of the other, round by round. */
    public List<Double> differences(Row row, Row other, Figure figure) {
        return paired(row, other, figure, (value, subtrahend) -> value - subtrahend);
    }

    private List<Double> paired(Row row, Row other, Figure figure, DoubleBinaryOperator operator) {
        List<Double> left = rounds(row, figure);
        List<Double> right = rounds(other, figure);
        List<Double> results = new ArrayList<>();
        for (int round = 0; round < Math.min(left.size(), right.size()); round++) {
            results.add(operator.applyAsDouble(left.get(round), right.get(round)));
        }
        return results;
    }
}
