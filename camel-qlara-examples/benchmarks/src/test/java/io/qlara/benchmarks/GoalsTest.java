/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Goal;
import io.qlara.benchmarks.report.Results;

/** A run fails if a ratio is so far from its goal that no machine explains it, and not before. */
class GoalsTest {

    @Test
    void aSendThatIsFiveTimesTooSlowIsFarOff() {
        assertThat(Goals.of(sends(10, 12_000)).missedByFar()).extracting(Goal::subject).containsExactly("throughput, 64 in flight, of raw HttpClient 5");
    }

    @Test
    void aSendThatAllocatesHalfAsMuchMoreIsFarOff() {
        assertThat(Goals.of(sends(80, 25_000)).missedByFar()).extracting(Goal::subject).containsExactly("bytes allocated, 64 in flight, of raw HttpClient 5");
    }

    @Test
    void aSendThatIsTwiceTooSlowIsNot() {
        assertThat(Goals.of(sends(40, 19_000)).missedByFar()).isEmpty();
    }

    private static Results sends(double perSecond, double bytes) {
        Results results = new Results();
        results.add(SendBenchmark.row(64, ContenderKind.RAW), Figure.PER_SECOND, 100);
        results.add(SendBenchmark.row(64, ContenderKind.RAW), Figure.ALLOCATED, 10_000);
        results.add(SendBenchmark.row(64, ContenderKind.QLARA), Figure.PER_SECOND, perSecond);
        results.add(SendBenchmark.row(64, ContenderKind.QLARA), Figure.ALLOCATED, bytes);
        return results;
    }
}
