/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A goal is far off when its median is, as many times as are asked for. */
class GoalTest {

    @ParameterizedTest
    @CsvSource({ "0.9, false", "0.2, false", "0.16, true", "0, true" })
    void theLeastThatIsWanted(double median, boolean missed) {
        assertThat(new Goal("speed", true, 0.85, 2, "", List.of(9.0, median, 0.0)).isMissed(5)).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({ "1.3, false", "2, false", "2.1, true", "9, true" })
    void theMostThatIsWanted(double median, boolean missed) {
        assertThat(new Goal("bytes", false, 1.35, 2, "", List.of(9.0, median, 0.0)).isMissed(1.5)).isEqualTo(missed);
    }
}
