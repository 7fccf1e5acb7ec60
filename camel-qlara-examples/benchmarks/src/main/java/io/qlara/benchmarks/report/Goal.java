/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What was aimed at, and what came of it.
 *
 * @param subject  what is measured, and in relation to what
 * @param atLeast  true if the bound is the least that is wanted, false if it is the most
 * @param decimals of the bound and the values
 * @param unit     put behind numbers; may be empty
 * @param rounds   what was measured
 */
public record Goal(String subject, boolean atLeast, double bound, int decimals, String unit, List<Double> rounds) {

    String wanted() {
        return (atLeast ? "at least " : "at most ") + Spread.number(bound, decimals) + unit;
    }

    Spread spread() {
        return Spread.of(rounds);
    }

    @JsonIgnore
    boolean isMet() {
        double median = spread().median();
        return atLeast ? median >= bound : median <= bound;
    }

    /** Whether the median misses the bound more than so many times over. */
    public boolean isMissed(double times) {
        double median = spread().median();
        return atLeast ? median * times < bound : median > bound * times;
    }

    /** Whether the median meets the bound, or by how much it does not. */
    public String verdict() {
        if (isMet()) {
            return "met";
        }
        double distance = Math.abs(spread().median() - bound);
        return "missed by " + Spread.number(distance, decimals) + unit
                + (bound == 0 ? "" : ", " + Spread.number(100 * distance / bound, 0) + " % of it");
    }
}
