/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;

/** How requests leave after the service has asked to wait. */
class HoldTest extends GovernedRequests {

    @Test
    void nothingLeavesDuringAHold() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(5));
        request(queue(governor), 10);

        time.advance(Duration.ofMillis(4999));
        assertThat(departures).isEmpty();
        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(10);
    }

    @Test
    void aHoldAlsoHoldsWhoeverWaitsAlready() {
        Governor governor = governor(1, 0);
        request(queue(governor), 2);

        governor.holdUntil(time.instant().plusSeconds(30));
        time.advance(Duration.ofSeconds(29));

        assertThat(departures).hasSize(1);
    }

    @Test
    void anEarlierHoldDoesNotShortenALaterOne() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(30));
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 1);

        time.advance(Duration.ofSeconds(29));

        assertThat(departures).isEmpty();
    }

    @Test
    void noBurstFollowsAHold() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(5));
        request(queue(governor), 200);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures).hasSize(200);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
    }

    @Test
    void thePaceAfterAHoldDoublesEveryFiveSeconds() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 20_000);

        time.advance(Duration.ofSeconds(6));
        assertThat(departures.size()).isBetween(220, 230);
        time.advance(Duration.ofSeconds(5));
        assertThat(departures.size()).isBetween(670, 690);
        time.advance(Duration.ofSeconds(15));

        assertThat(departures.size()).isBetween(7000, 7100);
    }

    @Test
    void thePaceAfterAHoldNeverExceedsTheQuota() {
        Governor governor = governor(50, 1000);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 3000);

        time.advance(Duration.ofMinutes(4));

        assertThat(departures).hasSize(3000);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
        assertThat(mostIn(MINUTE)).isLessThanOrEqualTo(1000);
    }

    @Test
    void anotherHoldSlowsThePaceDownAgain() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 100_000);
        time.advance(Duration.ofSeconds(31));
        int before = departures.size();

        governor.holdUntil(time.instant().plusSeconds(1));
        time.advance(Duration.ofSeconds(2));

        assertThat(departures.size() - before).isBetween(45, 50);
    }

    @Test
    void theEvenPaceAfterAHoldEndsWhenNobodyWaitsAnyMore() {
        Governor governor = governor(0, 0);
        RequestQueue queue = queue(governor);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue, 10);
        time.advance(Duration.ofSeconds(10));

        request(queue, 500);

        assertThat(departures).hasSize(510);
    }

    @Test
    void noBurstFollowsAHoldIfTheConnectionsWereBusyMeanwhile() {
        Governor governor = governor(0, 0);
        ConnectionLimit connections = new ConnectionLimit(100, time, time::nanos);
        RequestQueue queue = new RequestQueue(governor, Integer.MAX_VALUE, connections);
        List<Turn> underWay = IntStream.range(0, 100).mapToObj(i -> QueuedRequests.enter(queue)).toList();
        queue.holdUntil(time.instant().plusMillis(500));
        request(queue, 200);

        time.advance(Duration.ofSeconds(2));
        underWay.forEach(turn -> turn.join().giveBack());
        time.advance(Duration.ofSeconds(2));

        assertThat(departures).hasSizeGreaterThan(50);
        assertThat(mostIn(Duration.ofMillis(100).toNanos())).isLessThanOrEqualTo(5);
    }

    @Test
    void repeatsThatComeTogetherAfterAHoldLeaveEvenly() throws Exception {
        Governor governor = governor(0, 0);
        RequestQueue queue = queue(governor);
        queue.holdUntil(time.instant().plusSeconds(1));
        for (int i = 0; i < 50; i++) {
            queue.pauseBegins();
        }
        time.advance(Duration.ofSeconds(1));

        for (int i = 0; i < 50; i++) {
            queue.pauseEnds();
            queue.turn(true).thenAccept(this::leave);
        }
        time.advance(Duration.ofSeconds(3));

        assertThat(departures).hasSize(50);
        assertThat(mostIn(Duration.ofMillis(100).toNanos())).isLessThanOrEqualTo(5);
    }
}
