/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.queue.RequestQueue;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CallInProgressTest extends CallsToStart {

    CallInProgressTest() throws IOException {
    }

    @Test
    void whatIsAboutToLeaveWhenTheApplicationStopsLeaves() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            CallInProgress<Integer> request = request(service.baseUrl(), clients.queue, true);

            request.abortIfWaiting();
            request.start();

            assertThat(request.result().get(1, TimeUnit.MINUTES)).isEqualTo(new QlaraResponse<>(200, 200));
        }
    }

    @Test
    void whatWouldHaveToWaitForItsTurnAfterTheApplicationHasBegunToStopEndsAsNotSent() throws Exception {
        CallInProgress<Integer> request = request(closed.url(), clients.queue(NEVER, 10), true);

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down");
    }

    @Test
    void whatWaitsForAnotherAttemptWhenTheApplicationStopsEndsAsNotSent() throws Exception {
        // so many repeats that it waits for one whenever it is aborted
        CallInProgress<Integer> request = request(get(closed.url()), ApiResponse::status,
                clients.context(ClientsUnderTest.settings(closed.url(), 1_000)), System.nanoTime());
        request.start();

        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            request.abortIfWaiting();
            return request.result().isDone();
        });

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down")
                .hasCauseInstanceOf(QlaraTransportException.class);
    }

    @Test
    void whatNobodyIsThereToRepeatEndsAsNotSent() throws Exception {
        CallInProgress<Integer> request = request(closed.url(), clients.queue, false);
        clients.close();

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down");
    }

    @Test
    void aRateLimiterThatFailsEndsTheRequestAsNotSent() throws Exception {
        IllegalStateException failure = new IllegalStateException("the grid is gone");
        CallInProgress<Integer> request = request(closed.url(), clients.queue(limiter(CompletableFuture.failedFuture(failure)), 10), false);

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent: the rate limiter failed").hasRootCause(failure);
    }

    @Test
    void whatWaitsForItsTurnWhenItIsAbortedNeverLeft() throws Exception {
        CallInProgress<Integer> request = request(closed.url(), clients.queue(NEVER, 10), false);
        request.start();

        request.abort();

        assertThatFailure(request).hasMessageContaining("it never left");
    }

    @Test
    void whatWaitsForAConnectionWhenItIsAbortedNeverLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String baseUrl = "http://127.0.0.1:" + silent.getLocalPort();
            CallInProgress<Integer> sent = send(baseUrl, ApiResponse::status, false);
            CallInProgress<Integer> waiting = send(baseUrl, ApiResponse::status, false);
            sent.start();
            silent.accept().getInputStream().read();
            waiting.start();

            waiting.abort();
            sent.abort();

            assertThatFailure(waiting).hasMessageContaining("it never left");
            assertThatThrownBy(() -> sent.result().get(1, TimeUnit.MINUTES)).cause()
                    .isInstanceOfSatisfying(QlaraException.class, failure -> assertThat(failure.isOutcomeUnknown()).isTrue());
        }
    }

    @Test
    void whatWouldHaveToWaitForAConnectionAfterTheApplicationHasBegunToStopEndsAsNotSent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String baseUrl = "http://127.0.0.1:" + silent.getLocalPort();
            send(baseUrl, ApiResponse::status, false).start();
            silent.accept().getInputStream().read();
            CallInProgress<Integer> late = send(baseUrl, ApiResponse::status, true);

            late.start();

            assertThatFailure(late).hasMessageContaining("was not sent, because the application shuts down");
        }
    }

    @Test
    void anAnswerThatBreaksItsReaderEndsTheRequest() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            ResponseReader<Integer> broken = answer -> {
                throw new StackOverflowError();
            };
            CallInProgress<Integer> request = request(get(service.baseUrl()), broken, service.baseUrl(),
                    clients.queue, false);

            request.start();

            assertThatThrownBy(() -> request.result().get(1, TimeUnit.MINUTES)).cause()
                    .isInstanceOf(QlaraTransportException.class).hasMessageContaining("can't be understood: StackOverflowError");
        }
    }

    @Test
    void aRepeatFindsPlaceInAFullQueueAndLeavesBeforeTheOthers() throws Exception {
        BlockingQueue<CompletableFuture<Void>> permits = new LinkedBlockingQueue<>();
        RequestQueue queue = clients.queue(limiter(() -> {
            CompletableFuture<Void> permit = new CompletableFuture<>();
            permits.add(permit);
            return permit;
        }), 1);
        CallInProgress<Integer> repeated = request(closed.url(), queue, false);
        CallInProgress<Integer> other = request(closed.url(), queue, false);
        repeated.start();
        permits.take().complete(null);
        other.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> queue.length() == 2);

        permits.take().complete(null);

        assertThatFailure(repeated).hasMessageContaining("There was no answer");
        assertThat(other.result()).isNotDone();
    }
}
