/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** By how much a request may have arrived later than the fastest one. */
class AnswerTimesTest {

    private static final long TOLD_AT_FIRST = milliseconds(1_000);
    private static final long TOLD = milliseconds(100);

    private final AnswerTimes times = new AnswerTimes();

    @Test
    void inTheFirstTwoSecondsAnAnswerTellsOfAllItsTime() {
        answers(5, 50, 100_000);

        assertThat(times.delayOf(milliseconds(50), milliseconds(102_000) - 1)).isEqualTo(milliseconds(50));
        assertThat(times.delayOf(milliseconds(50), milliseconds(102_000))).isZero();
        assertThat(times.delayOf(milliseconds(70), milliseconds(102_000))).isEqualTo(milliseconds(20));
    }

    @Test
    void fewerThanFiveAnswersTellOfAllTheirTime() {
        answers(1, 50, 100_000);
        answers(3, 50, 103_000);

        assertThat(times.delayOf(milliseconds(50), milliseconds(103_000))).isZero();
    }

    @Test
    void afterTenSecondsWithFiveAnswersLessIsTold() {
        answers(5, 50, 0);

        assertThat(times.mostAt(milliseconds(10_000) - 1)).isEqualTo(TOLD_AT_FIRST);
        assertThat(times.mostAt(milliseconds(10_000))).isEqualTo(TOLD);
    }

    @Test
    void fourAnswersAreNotEnough() {
        answers(4, 50, 0);

        assertThat(times.mostAt(milliseconds(10_000))).isEqualTo(TOLD_AT_FIRST);
    }

    @Test
    void answersOfTwentySecondsAgoTellNothing() {
        answers(5, 50, 0);

        assertThat(times.mostAt(milliseconds(20_000))).isEqualTo(TOLD_AT_FIRST);
    }

    @Test
    void withoutAnswersWhatIsKnownHoldsForTwentySeconds() {
        answers(5, 50, 0);
        assertThat(times.mostAt(milliseconds(10_000))).isEqualTo(TOLD);

        assertThat(times.mostAt(milliseconds(30_000) - 1)).isEqualTo(TOLD);
        assertThat(times.mostAt(milliseconds(30_000))).isEqualTo(TOLD_AT_FIRST);
    }

    @Test
    void theFastestOfThisPeriodAndOfTheOneBeforeCounts() {
        answers(5, 30, 0);

        assertThat(times.delayOf(milliseconds(50), milliseconds(11_000))).isEqualTo(milliseconds(20));
        assertThat(times.delayOf(milliseconds(20), milliseconds(12_000))).isZero();
        assertThat(times.delayOf(milliseconds(50), milliseconds(12_000))).isEqualTo(milliseconds(30));
    }

    private void answers(int count, long took, long time) {
        for (int i = 0; i < count; i++) {
            assertThat(times.delayOf(milliseconds(took), milliseconds(time))).isEqualTo(milliseconds(took));
        }
    }

    private static long milliseconds(long time) {
        return Duration.ofMillis(time).toNanos();
    }
}
