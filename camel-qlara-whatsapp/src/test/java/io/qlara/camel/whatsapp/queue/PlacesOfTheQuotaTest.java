/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

import static org.assertj.core.api.Assertions.assertThat;

/** What takes a place of the quota, and until when. */
class PlacesOfTheQuotaTest extends GovernedRequests {

    @Test
    void whatHasNotLeftKeepsItsPlaceAndFreesItWhenItIsGivenUp() {
        RequestQueue queue = queue(governor(1, 0));
        Reservation connecting = QueuedRequests.enter(queue).join();
        request(queue, 1);
        time.advance(Duration.ofSeconds(3));
        assertThat(departures).isEmpty();

        connecting.giveBack();
        time.advance(Duration.ofMillis(10));

        assertThat(departures).hasSize(1);
    }

    @Test
    void whoWaitsLeavesSoonAfterAPlaceIsFree() {
        RequestQueue queue = queue(governor(0, 2));
        request(queue, 1);
        Reservation connecting = QueuedRequests.enter(queue).join();
        request(queue, 1);
        time.advance(Duration.ofSeconds(1));

        connecting.giveBack();
        time.advance(Duration.ofMillis(10));

        assertThat(departures).hasSize(2);
    }

    @Test
    void aPermitWhoseQuestionFailsTakesNoPlace() {
        AtomicReference<Error> failure = new AtomicReference<>();
        RequestQueue queue = new RequestQueue(governor(1, 0), 1000, new ConnectionLimit(10, time, () -> {
            Error next = failure.getAndSet(null);
            if (next != null) {
                throw next;
            }
            return time.nanos();
        }));
        request(queue, 1);
        failure.set(new OutOfMemoryError("for a moment"));
        assertThat(QueuedRequests.enter(queue)).isCompletedExceptionally();

        request(queue, 1);
        time.advance(Duration.ofMillis(1100));

        assertThat(departures).hasSize(2);
    }

    @Test
    void aPermitThatIsCancelledWhileItWaitsTakesNoPlace() {
        Governor governor = governor(1, 0);
        request(queue(governor), 1);
        governor.acquire().toCompletableFuture().cancel(false);

        request(queue(governor), 1);
        time.advance(Duration.ofMillis(1100));

        assertThat(departures).hasSize(2);
    }

    @Test
    void whatNeverLeavesTakesNothingOfTheQuota() {
        RequestQueue queue = queue(governor(0, 3));
        for (int i = 0; i < 10; i++) {
            QueuedRequests.enter(queue).join().giveBack();
        }

        request(queue, 5);

        assertThat(departures).hasSize(3);
    }

    @Test
    void whatWaitsForItsConnectionCountsFromItsDeparture() {
        RequestQueue queue = queue(governor(2, 0));
        Reservation connecting = QueuedRequests.enter(queue).join();
        request(queue, 3);
        time.advance(Duration.ofMillis(800));
        connecting.departs();
        departures.add(time.nanos());

        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(4);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(2);
    }

    @Test
    void whatLeavesLaterThanASecondAfterItsPermitCountsToo() {
        RequestQueue queue = queue(governor(1, 0));
        Reservation connecting = QueuedRequests.enter(queue).join();
        time.advance(Duration.ofSeconds(3));
        connecting.departs();
        departures.add(time.nanos());

        request(queue, 1);
        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(2);
        assertThat(mostIn(SECOND)).isEqualTo(1);
    }

    @Test
    void whatNeverLeavesHoldsNobodyUpForLongerThanTheSecondOfItsPermit() {
        RequestQueue queue = queue(governor(1, 0));
        QueuedRequests.enter(queue).join().giveBack();
        request(queue, 1);

        time.advance(Duration.ofMillis(1015));

        assertThat(departures).hasSize(1);
    }
}
