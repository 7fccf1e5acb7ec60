/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What the rounds of a figure say together.
 *
 * @param median the middle one; between the two in the middle if their number is even
 */
public record Spread(double median, double min, double max) {

    static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** The median, and in brackets the least and the most if they differ. */
    String text(int decimals) {
        String least = number(min, decimals);
        String most = number(max, decimals);
        return least.equals(most) ? least : number(median, decimals) + " (" + least + "–" + most + ")";
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
