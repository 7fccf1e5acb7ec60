/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Either a request goes to a connection, or it is withdrawn. */
class HttpAttemptTest {

    private final HttpAttempt attempt = new HttpAttempt();

    @Test
    void whatIsWithdrawnGoesToNoConnectionAnyMore() {
        assertThat(attempt.withdraw()).isTrue();

        assertThat(attempt.offer()).isFalse();
        assertThat(attempt.withdraw()).isTrue();
    }

    @Test
    void whatWentToAConnectionMayHaveBeenSent() {
        assertThat(attempt.offer()).isTrue();

        assertThat(attempt.withdraw()).isFalse();
    }

    @Test
    void aProxyThatAsksForCredentialsGetsTheRequestASecondTime() {
        attempt.offer();

        assertThat(attempt.offer()).isTrue();
    }

    @Test
    void withdrawalCancelsTheExecutionAndClosesTheConnection() {
        CompletableFuture<Void> execution = new CompletableFuture<>();
        AtomicInteger disconnections = new AtomicInteger();
        attempt.runsAs(execution);
        attempt.disconnectsBy(disconnections::incrementAndGet);

        attempt.withdraw();

        assertThat(execution).isCancelled();
        assertThat(disconnections).hasValue(1);
    }

    @Test
    void anExecutionThatBeginsAfterTheWithdrawalIsCancelled() {
        CompletableFuture<Void> execution = new CompletableFuture<>();
        attempt.withdraw();

        attempt.runsAs(execution);

        assertThat(execution).isCancelled();
    }

    @Test
    void onlyWhatIsKnownToHaveNoConnectionWaitsForOne() {
        assertThat(attempt.withdrawIfWithoutConnection()).isFalse();

        attempt.isConnectedIf(() -> true);
        assertThat(attempt.withdrawIfWithoutConnection()).isFalse();

        attempt.isConnectedIf(() -> false);
        assertThat(attempt.withdrawIfWithoutConnection()).isTrue();
        assertThat(attempt.offer()).isFalse();
    }
}
