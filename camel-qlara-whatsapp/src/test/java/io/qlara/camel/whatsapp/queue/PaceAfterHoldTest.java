/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceAfterHoldTest {

    private final PaceAfterHold pace = new PaceAfterHold();

    @Test
    void nothingLeavesBeforeTheEndOfAHoldAlsoIfNoneWaits() {
        pace.holdUntil(milliseconds(100));

        pace.noneWaits(milliseconds(50));

        assertThat(pace.waitAt(milliseconds(60))).isEqualTo(milliseconds(40));
    }

    @Test
    void theLongerOfTwoHoldsCounts() {
        pace.holdUntil(milliseconds(100));
        pace.holdUntil(milliseconds(70));
        assertThat(pace.waitAt(0)).isEqualTo(milliseconds(100));

        pace.holdUntil(milliseconds(130));
        assertThat(pace.waitAt(0)).isEqualTo(milliseconds(130));
    }

    @Test
    void afterAHoldOneLeavesEvery22Milliseconds() {
        pace.holdUntil(milliseconds(100));
        pace.departed(milliseconds(100));

        pace.noneWaits(milliseconds(121));

        assertThat(pace.waitAt(milliseconds(121))).isEqualTo(milliseconds(1));
    }

    @Test
    void thePaceEndsWhenNoneWaitsAndOneMayLeave() {
        pace.holdUntil(milliseconds(100));
        pace.departed(milliseconds(100));

        pace.noneWaits(milliseconds(122));
        pace.departed(milliseconds(122));

        assertThat(pace.waitAt(milliseconds(122))).isZero();
    }

    @Test
    void thePaceDoublesEveryFiveSeconds() {
        pace.holdUntil(0);
        pace.departed(milliseconds(10_000));

        assertThat(pace.waitAt(milliseconds(10_000))).isEqualTo(milliseconds(22) / 4);
    }

    @Test
    void thePaceEndsWithAHoldAtWhoseEndNoneWaits() {
        pace.holdUntil(milliseconds(100));

        pace.noneWaits(milliseconds(100));
        pace.departed(milliseconds(100));

        assertThat(pace.waitAt(milliseconds(100))).isZero();
    }

    @Test
    void afterManyDoublingsNothingWaits() {
        pace.holdUntil(0);
        pace.departed(milliseconds(5_000 * 64));

        assertThat(pace.waitAt(milliseconds(5_000 * 64))).isZero();
    }

    private static long milliseconds(long time) {
        return Duration.ofMillis(time).toNanos();
    }
}
