/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.queue.RequestQueue;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a call between its attempts, before the first one, and when no attempt may be made any more. */
class CallInProgressPauseTest extends CallsToStart {

    CallInProgressPauseTest() throws IOException {
    }

    @Test
    void whatUsedItsTimeUpBeforeItsStartIsNotSent() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            ClientContext context = clients.context(ClientsUnderTest.settings(service.baseUrl(), Duration.ofSeconds(30), Duration.ofSeconds(60), 1));
            long begun = System.nanoTime() - Duration.ofSeconds(90).toNanos();
            CallInProgress<Integer> request = request(get(service.baseUrl()), ApiResponse::status, context, begun);

            request.start();

            assertThat(request.result()).isDone();
            assertThatFailure(request).isInstanceOf(QlaraTimeoutException.class).hasMessageContaining("it never left")
                    .hasMessageMatching(".*; 9\\d\\.\\d+ s of that passed before there was a request to send.*");
            assertThat(service.journal().requests()).isEmpty();
        }
    }

    @Test
    void aFailureInsideThisJvmBeforeTheRequestLeftEndsTheCallAsNotSent() {
        CallInProgress<Integer> request = request(closed.url(), clients.queue, false);
        OutOfMemoryError failure = new OutOfMemoryError("for a moment");

        request.endUnsent(failure);

        assertThatFailure(request).hasMessageContaining("was not sent, because of a failure in this application (OutOfMemoryError)").hasCause(failure);
    }

    @Test
    void whoseTurnComesWhenTheTransportClosesIsNotSentAndKeepsNoConnection() throws Exception {
        CompletableFuture<Void> permit = new CompletableFuture<>();
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            CallInProgress<Integer> request = request(service.baseUrl(), clients.queue(limiter(permit), 10), false);
            request.start();

            clients.transport.beginToClose();
            permit.complete(null);

            assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down");
            assertThat(clients.transport.connectionLimit().taken()).isZero();
            assertThat(service.journal().requests()).isEmpty();
        }
    }

    @Test
    void whatNobodyIsThereToRepeatAfterItsAttemptEndsAsNotSent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CallInProgress<Integer> request = request("http://127.0.0.1:" + silent.getLocalPort(), clients.queue, false);
            request.start();
            silent.accept().getInputStream().read();

            clients.transport.close();
            // HttpClient does not always tell what it drops as it closes
            request.endIfOverdue(System.nanoTime() + Duration.ofSeconds(31).toNanos());

            assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down")
                    .hasCauseInstanceOf(QlaraTransportException.class);
        }
    }

    @Test
    void anAttemptThatFailsAfterTheApplicationHasBegunToStopIsNotRepeated() {
        CallInProgress<Integer> request = request(closed.url(), clients.queue, true);

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down")
                .hasCauseInstanceOf(QlaraTransportException.class);
    }

    @Test
    void theWaitForAConnectionThatIsNeverFreeIsAnAttemptOfItsOwn() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String baseUrl = "http://127.0.0.1:" + silent.getLocalPort();
            send(baseUrl, ApiResponse::status, false).start();
            silent.accept().getInputStream().read();
            ClientContext single = clients.context(ClientsUnderTest.settings(baseUrl, Duration.ofSeconds(30), Duration.ofMinutes(10), 0));
            CallInProgress<Integer> waiting = request(get(baseUrl), ApiResponse::status, single, System.nanoTime());
            waiting.start();

            waiting.endIfOverdue(System.nanoTime() + Duration.ofSeconds(31).toNanos());

            assertThat(waiting.result()).isDone();
            assertThatFailure(waiting).isInstanceOf(QlaraTransportException.class);
        }
    }

    @Test
    void aPauseTakesAPlaceInTheQueueUntilItEnds() {
        RequestQueue queue = clients.queue(limiter(CompletableFuture.completedFuture(null)), 0);
        // so many repeats that the test sees a pause
        ClientContext patient = new ClientContext(ClientsUnderTest.settings(closed.url(), 1_000), clients.transport, queue);
        CallInProgress<Integer> request = request(get(closed.url()), ApiResponse::status, patient, System.nanoTime());

        request.start();
        await().atMost(30, TimeUnit.SECONDS).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> isFull(queue));
        request.abort();

        assertThatFailure(request).isInstanceOf(QlaraTransportException.class);
        // the thread that was about to repeat the call gives its place back when it finds the call ended
        await().atMost(30, TimeUnit.SECONDS).until(() -> !isFull(queue));
    }

    private static boolean isFull(RequestQueue queue) {
        try {
            queue.turn(false).thenAccept(connection -> connection.giveBack());
            return false;
        } catch (QueueFullException e) {
            return true;
        }
    }
}
