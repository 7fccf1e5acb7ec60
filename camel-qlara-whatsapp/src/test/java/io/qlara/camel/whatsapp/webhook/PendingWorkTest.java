/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PendingWorkTest {

    private final PendingWork pending = new PendingWork(3);

    @Test
    void makesRoomForAsManyEventsAsAllowed() {
        assertThat(pending.tryAcknowledge(2)).isTrue();
        assertThat(pending.tryAcknowledge(1)).isTrue();
        assertThat(pending.events()).isEqualTo(3);
    }

    @Test
    void makesRoomForAllEventsOfACallOrForNone() {
        pending.tryAcknowledge(2);

        assertThat(pending.tryAcknowledge(2)).isFalse();
        assertThat(pending.events()).isEqualTo(2);
    }

    @Test
    void hasRoomAgainOnceAnEventHasEnded() {
        pending.tryAcknowledge(3);
        pending.eventEnds();

        assertThat(pending.tryAcknowledge(1)).isTrue();
        assertThat(pending.tryAcknowledge(1)).isFalse();
    }

    @Test
    void hasNeverRoomForMoreEventsAtOnceThanAllowed() {
        assertThat(pending.isNeverEnough(3)).isFalse();
        assertThat(pending.isNeverEnough(4)).isTrue();
    }

    @Test
    void doesNotOverflowWithTheLargestLimit() {
        PendingWork unlimited = new PendingWork(Integer.MAX_VALUE);
        unlimited.tryAcknowledge(10);

        assertThat(unlimited.tryAcknowledge(Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void countsCallsUnderWayAsPendingToo() {
        pending.callBegins();
        pending.tryAcknowledge(2);
        assertThat(pending.total()).isEqualTo(3);

        pending.callEnds();
        assertThat(pending.total()).isEqualTo(2);
    }
}
