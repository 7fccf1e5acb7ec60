/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionLimitTest {

    private final VirtualTime time = new VirtualTime();
    private final ConnectionLimit limit = new ConnectionLimit(2, time, time::nanos);
    private final List<String> woken = new ArrayList<>();

    @Test
    void aConnectionIsFreeUntilAllAreReserved() {
        assertThat(limit.reserve()).isCompleted();
        assertThat(limit.reserve()).isCompleted();

        assertThat(limit.reserve()).isNotCompleted();
        assertThat(limit.taken()).isEqualTo(2);
    }

    @Test
    void whoeverGivesOneBackDoesNotRunWhatWaitsForIt() {
        Reservation taken = takeAll().get(0);
        CompletableFuture<Reservation> waiting = limit.reserve();

        taken.giveBack();

        assertThat(waiting).isNotCompleted();
        time.advance(Duration.ZERO);
        assertThat(waiting).isCompleted();
    }

    @Test
    void oneConnectionWakesOneInTheOrderOfAsking() {
        List<Reservation> taken = takeAll();
        limit.reserve().thenRun(() -> woken.add("a"));
        limit.reserve().thenRun(() -> woken.add("b"));

        taken.get(0).giveBack();
        time.advance(Duration.ZERO);
        assertThat(woken).containsExactly("a");

        taken.get(1).giveBack();
        time.advance(Duration.ZERO);
        assertThat(woken).containsExactly("a", "b");
        assertThat(limit.taken()).isEqualTo(2);
    }

    @Test
    void aReservationIsGivenBackOnce() {
        Reservation taken = takeAll().get(0);

        taken.giveBack();
        taken.giveBack();

        assertThat(limit.taken()).isEqualTo(1);
    }

    @Test
    void thoseThatGiveBackAtOnceDoNotNest() {
        Reservation taken = takeAll().get(0);
        for (int i = 0; i < 100_000; i++) {
            limit.reserve().thenAccept(reservation -> {
                woken.add("x");
                reservation.giveBack();
            });
        }

        taken.giveBack();
        time.advance(Duration.ZERO);

        assertThat(woken).hasSize(100_000);
        assertThat(limit.taken()).isEqualTo(1);
    }

    @Test
    void theOldestIdleReservationGoesToWhoeverWaitsAfterItsTime() {
        List<Reservation> idle = takeAll();
        idle.get(0).idles();
        time.advance(Duration.ofMillis(100));
        idle.get(1).idles();
        CompletableFuture<Reservation> waiting = limit.reserve();

        time.advance(ConnectionLimit.LONGEST_IDLE.minusMillis(101));
        assertThat(waiting).isNotCompleted();
        time.advance(Duration.ofMillis(1));

        assertThat(waiting).isCompleted();
        assertThat(idle.get(0).use()).isFalse();
        assertThat(idle.get(1).use()).isTrue();
        assertThat(limit.taken()).isEqualTo(2);
    }

    @Test
    void aReservationThatIsUsedIsSafeHoweverLong() {
        List<Reservation> used = takeAll();
        used.forEach(Reservation::idles);
        used.forEach(Reservation::use);

        CompletableFuture<Reservation> waiting = limit.reserve();
        time.advance(ConnectionLimit.LONGEST_IDLE.multipliedBy(10));

        assertThat(waiting).isNotCompleted();
    }

    @Test
    void aConnectionThatIsGivenBackDoesNotWaitForTheTimeOfAnIdleOne() {
        List<Reservation> taken = takeAll();
        taken.get(0).idles();
        CompletableFuture<Reservation> waiting = limit.reserve();

        taken.get(1).giveBack();
        time.advance(Duration.ZERO);

        assertThat(waiting).isCompleted();
        assertThat(taken.get(0).use()).isTrue();
    }

    @Test
    void anErrorOfTheSchedulerKeepsNobodyWaitingForEver() {
        AtomicInteger scheduled = new AtomicInteger();
        ConnectionLimit shortOfMemory = new ConnectionLimit(1, (delay, action) -> {
            if (scheduled.getAndIncrement() == 0) {
                throw new OutOfMemoryError("for a moment");
            }
            return time.schedule(delay, action);
        }, time::nanos);
        Reservation taken = shortOfMemory.reserve().join();
        CompletableFuture<Reservation> first = shortOfMemory.reserve();

        taken.giveBack();
        shortOfMemory.reserve();
        time.advance(Duration.ZERO);

        assertThat(first).isCompleted();
    }

    private List<Reservation> takeAll() {
        return List.of(limit.reserve().join(), limit.reserve().join());
    }
}
