/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;

class CallsInProgressTest {

    private final ClientsUnderTest clients = new ClientsUnderTest(1);
    private final QlaraSimulator service = QlaraSimulator.builder().build().start();

    @AfterEach
    void close() {
        clients.close();
        service.close();
    }

    @Test
    void whoeverSeesAResponseDoesNotSeeItsCallInProgress() throws Exception {
        CompletableFuture<Integer> inProgress = begin(ApiResponse::status).thenApply(response -> clients.calls.count());

        assertThat(inProgress.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void whoeverSeesAFailureDoesNotSeeItsCallInProgress() throws Exception {
        CompletableFuture<Integer> inProgress = begin(response -> {
            throw new IllegalArgumentException("holds no number");
        }).handle((response, failure) -> failure == null ? -1 : clients.calls.count());

        assertThat(inProgress.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void theEndOfOneClientEndsItsCallsAndNoOthers() {
        ClientContext leaving = neverPermitted();
        ClientContext staying = neverPermitted();
        CompletableFuture<QlaraResponse<Integer>> ended = begin(leaving, ApiResponse::status);
        CompletableFuture<QlaraResponse<Integer>> waiting = begin(staying, ApiResponse::status);

        clients.calls.abort(leaving);

        assertThat(ended).isCompletedExceptionally();
        assertThat(waiting).isNotDone();
        assertThat(leaving.isNoMoreWaiting()).isTrue();
        assertThat(staying.isNoMoreWaiting()).isFalse();
    }

    @Test
    void theEndOfAllEndsEachCallAndLetsNoneWait() {
        ClientContext client = neverPermitted();
        CompletableFuture<QlaraResponse<Integer>> waiting = begin(client, ApiResponse::status);

        clients.calls.abort();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(client.isNoMoreWaiting()).isTrue();
        assertThat(clients.calls.count()).isZero();
    }

    private ClientContext neverPermitted() {
        return new ClientContext(ClientsUnderTest.settings(service.baseUrl(), 0), clients.transport, clients.queue(CallsToStart.NEVER, 10));
    }

    private CompletableFuture<QlaraResponse<Integer>> begin(ResponseReader<Integer> reader) {
        return begin(clients.context(ClientsUnderTest.settings(service.baseUrl(), 0)), reader);
    }

    private CompletableFuture<QlaraResponse<Integer>> begin(ClientContext client, ResponseReader<Integer> reader) {
        ApiCall call = new ApiCall("GET", URI.create(service.baseUrl() + "/api/message-server/whatsapp/phone-numbers"), List.of("phone-numbers"), null);
        return clients.calls.begin(client, call, reader, System.nanoTime());
    }
}
