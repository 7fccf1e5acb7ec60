/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(1), Duration.ofMillis(5));

    @Test
    void aPlaceIsKeptUntilItsRequestHasLeft() {
        window.take();

        assertThat(window.waitAt(milliseconds(60_000))).isPositive();
    }

    @Test
    void aRequestCountsAsLongAsItMayHaveArrivedLate() {
        window.take().left(0, milliseconds(100));

        assertThat(window.waitAt(milliseconds(1_099))).isPositive();
        assertThat(window.waitAt(milliseconds(1_100))).isZero();
    }

    @Test
    void theNextAsksAgainWhenAnAnswerMayHaveTold() {
        window.take().left(0, milliseconds(100));

        assertThat(window.waitAt(0)).isEqualTo(milliseconds(1_005));
    }

    @Test
    void anAnswerThatTellsOfNoDelayFreesThePlaceEarlier() {
        SlidingWindow.Place place = window.take();
        place.left(0, milliseconds(100));

        place.left(0, 0);

        assertThat(window.waitAt(milliseconds(1_004))).isPositive();
        assertThat(window.waitAt(milliseconds(1_005))).isZero();
    }

    @Test
    void aPlaceThatIsGivenBackIsFreeAtOnce() {
        window.take().stopWaiting();

        assertThat(window.waitAt(0)).isZero();
    }

    private static long milliseconds(long time) {
        return Duration.ofMillis(time).toNanos();
    }
}
