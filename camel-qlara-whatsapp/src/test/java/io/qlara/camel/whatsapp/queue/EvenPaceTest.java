/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EvenPaceTest {

    private final EvenPace pace = new EvenPace(Duration.ofNanos(10));

    @Test
    void theFirstLeavesAtOnceAndTheNextAnIntervalLater() {
        assertThat(pace.waitAt(1_000)).isZero();

        pace.departed(1_000);

        assertThat(pace.waitAt(1_003)).isEqualTo(7);
    }

    @Test
    void aLateDepartureDelaysNoneBehindIt() {
        pace.departed(0);
        pace.departed(14);

        assertThat(pace.waitAt(14)).isEqualTo(6);
    }

    @Test
    void ofALongPauseOneIntervalIsMadeUpFor() {
        pace.departed(0);
        pace.departed(1_000);

        assertThat(pace.waitAt(1_000)).isZero();
        pace.departed(1_000);
        assertThat(pace.waitAt(1_000)).isEqualTo(10);
    }
}
