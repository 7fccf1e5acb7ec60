/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Either a request goes to a connection, or it is withdrawn. */
class HandoverTest {

    private final AtomicInteger departures = new AtomicInteger();
    private final Handover handover = new Handover(departures::incrementAndGet);

    @Test
    void whatIsWithdrawnGoesToNoConnectionAnyMore() {
        assertThat(handover.withdraw()).isTrue();

        assertThat(handover.begin()).isFalse();
        assertThat(handover.withdraw()).isTrue();
        assertThat(departures).hasValue(0);
    }

    @Test
    void whatWentToAConnectionMayHaveBeenSent() {
        assertThat(handover.begin()).isTrue();

        assertThat(handover.withdraw()).isFalse();
    }

    @Test
    void aProxyThatAsksForCredentialsGetsTheRequestASecondTime() {
        handover.begin();

        assertThat(handover.begin()).isTrue();
        assertThat(departures).hasValue(1);
    }

    @Test
    void leavesAlsoIfItsDepartureCanNotBeCounted() {
        Handover uncounted = new Handover(() -> {
            throw new OutOfMemoryError("for a moment");
        });

        assertThat(uncounted.begin()).isTrue();
        assertThat(uncounted.isDone()).isTrue();
    }

    @Test
    void withdrawalCancelsTheExecutionAndClosesTheConnection() {
        CompletableFuture<Void> execution = new CompletableFuture<>();
        AtomicInteger disconnections = new AtomicInteger();
        handover.runsAs(execution);
        handover.isOn(disconnections::incrementAndGet);

        handover.withdraw();

        assertThat(execution).isCancelled();
        assertThat(disconnections).hasValue(1);
    }

    @Test
    void anExecutionThatBeginsAfterTheWithdrawalIsCancelled() {
        CompletableFuture<Void> execution = new CompletableFuture<>();
        handover.withdraw();

        handover.runsAs(execution);

        assertThat(execution).isCancelled();
    }
}
