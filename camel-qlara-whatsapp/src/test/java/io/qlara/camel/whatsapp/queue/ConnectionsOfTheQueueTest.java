/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests that wait for a connection. */
class ConnectionsOfTheQueueTest extends QueuedRequests {

    @Test
    void theRateLimiterIsAskedOnlyOnceThereIsAConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue busy = new RequestQueue(limiter, 3, connections);
        Turn first = enter(busy);
        limiter.grant(1);
        Turn second = enter(busy);
        assertThat(limiter.asked).isEmpty();

        first.join().giveBack();
        time.advance(Duration.ZERO);

        assertThat(second).isNotCompleted();
        limiter.grant(1);
        assertThat(second).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAConnectionIsBoundedToo() {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        enter(busy);
        limiter.grant(1);

        assertThat(List.of(enter(busy), enter(busy))).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
    }

    @Test
    void ofTwoKeysOnOneConnectionOneLeaves() {
        ConnectionLimit connections = connections(1);
        Turn first = enter(new RequestQueue(limiter, 3, connections));
        Turn second = enter(new RequestQueue(limiter, 3, connections));

        limiter.grant(1);
        assertThat(first).isCompleted();
        assertThat(limiter.asked).isEmpty();

        first.join().giveBack();
        time.advance(Duration.ZERO);
        limiter.grant(1);
        assertThat(second).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void aKeyThatWaitsLongForAPermitLeavesItsConnectionToAnotherAndAsksForAnotherPermit() {
        ConnectionLimit connections = connections(1);
        ManualLimiter held = new ManualLimiter();
        Turn waitsOutAHold = enter(new RequestQueue(held, 3, connections));
        Turn ofOtherKey = enter(new RequestQueue(limiter, 3, connections));

        time.advance(ConnectionLimit.LONGEST_IDLE);
        limiter.grant(1);
        assertThat(ofOtherKey).isCompleted();

        held.grant(1);
        assertThat(waitsOutAHold).isNotCompleted();
        ofOtherKey.join().giveBack();
        time.advance(Duration.ZERO);
        held.grant(1);
        assertThat(waitsOutAHold).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void oneThatGaveUpTakesNoConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        enter(queueOfOne).giveUp(GAVE_UP, false);

        limiter.grant(1);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void aPermitThatComesAsTheOnlyOneGivesUpTakesNoConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        Turn impatient = enter(queueOfOne);
        impatient.whenComplete((granted, cancellation) -> limiter.grant(1));

        impatient.giveUp(GAVE_UP, false);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void theWaitForAConnectionCountsFromWhenAllWereBusy() {
        RequestQueue busy = new RequestQueue(limiter, 3, connections(1));
        enter(busy);
        limiter.grant(1);
        long before = System.nanoTime();
        enter(busy);
        long after = System.nanoTime();

        assertThat(busy.waitedForConnection(before - 1_000, after + 500)).isBetween(500L, after + 500 - before);
        assertThat(busy.waitedForConnection(after, after + 500)).isEqualTo(500);
    }

    @Test
    void nothingWaitsForAConnectionWhileTheRateLimiterIsAsked() {
        enter(queue);

        assertThat(queue.waitedForConnection(0, System.nanoTime())).isZero();
    }
}
