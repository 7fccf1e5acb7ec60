/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.RequestQueue;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PendingRequestTest {

    private static final RateLimiter NEVER = limiter(new CompletableFuture<>());

    private final HttpTransport transport = HttpTransport.start(new TransportSettings(Duration.ofSeconds(10), 1, null, null));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void whatIsAboutToLeaveWhenTheApplicationStopsLeaves() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            PendingRequest<Integer> request = request(service.baseUrl(), unlimited(), () -> true);

            request.abortIfWaiting();
            request.start();

            assertThat(request.result().get(1, TimeUnit.MINUTES)).isEqualTo(new QlaraAnswer<>(200, 200));
        }
    }

    @Test
    void whatWouldHaveToWaitForItsTurnAfterTheApplicationHasBegunToStopEndsAsNotSent() throws Exception {
        PendingRequest<Integer> request = request(closedPort(), new RequestQueue(NEVER, 10, transport), () -> true);

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down");
    }

    @Test
    void whatWaitsForAnotherAttemptWhenTheApplicationStopsEndsAsNotSent() throws Exception {
        PendingRequest<Integer> request = request(closedPort(), unlimited(), () -> false);
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
        PendingRequest<Integer> request = request(closedPort(), unlimited(), () -> false);
        transport.close();

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent, because the application shuts down");
    }

    @Test
    void aRateLimiterThatFailsEndsTheRequestAsNotSent() throws Exception {
        IllegalStateException failure = new IllegalStateException("the grid is gone");
        PendingRequest<Integer> request = request(closedPort(), new RequestQueue(limiter(CompletableFuture.failedFuture(failure)), 10, transport), () -> false);

        request.start();

        assertThatFailure(request).hasMessageContaining("was not sent: the rate limiter failed").hasRootCause(failure);
    }

    @Test
    void whatWaitsForItsTurnWhenItIsAbortedNeverLeft() throws Exception {
        PendingRequest<Integer> request = request(closedPort(), new RequestQueue(NEVER, 10, transport), () -> false);
        request.start();

        request.abort();

        assertThatFailure(request).hasMessageContaining("it never left");
    }

    @Test
    void whatWaitsForAConnectionWhenItIsAbortedNeverLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String baseUrl = "http://127.0.0.1:" + silent.getLocalPort();
            PendingRequest<Integer> sent = send(baseUrl, HttpAnswer::status, () -> false);
            PendingRequest<Integer> waiting = send(baseUrl, HttpAnswer::status, () -> false);
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
            send(baseUrl, HttpAnswer::status, () -> false).start();
            silent.accept().getInputStream().read();
            PendingRequest<Integer> late = send(baseUrl, HttpAnswer::status, () -> true);

            late.start();

            assertThatFailure(late).hasMessageContaining("was not sent, because the application shuts down");
        }
    }

    @Test
    void anAnswerThatBreaksItsReaderEndsTheRequest() throws Exception {
        try (QlaraSimulator service = QlaraSimulator.builder().build().start()) {
            AnswerReader<Integer> broken = answer -> {
                throw new StackOverflowError();
            };
            PendingRequest<Integer> request = request(new ApiRequest("GET", ApiPaths.PHONE_NUMBERS, Map.of(), null), broken, service.baseUrl(),
                    unlimited(), () -> false);

            request.start();

            assertThatThrownBy(() -> request.result().get(1, TimeUnit.MINUTES)).cause()
                    .isInstanceOf(QlaraTransportException.class).hasMessageContaining("can't be understood: StackOverflowError");
        }
    }

    @Test
    void aRepeatFindsPlaceInAFullQueueAndLeavesBeforeTheOthers() throws Exception {
        BlockingQueue<CompletableFuture<Void>> permits = new LinkedBlockingQueue<>();
        RequestQueue queue = new RequestQueue(limiter(() -> {
            CompletableFuture<Void> permit = new CompletableFuture<>();
            permits.add(permit);
            return permit;
        }), 1, transport);
        PendingRequest<Integer> repeated = request(closedPort(), queue, () -> false);
        PendingRequest<Integer> other = request(closedPort(), queue, () -> false);
        repeated.start();
        permits.take().complete(null);
        other.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> queue.length() == 2);

        permits.take().complete(null);

        assertThatFailure(repeated).hasMessageContaining("There was no answer");
        assertThat(other.result()).isNotDone();
    }

    private static AbstractThrowableAssert<?, ?> assertThatFailure(PendingRequest<Integer> request) {
        return assertThatThrownBy(() -> request.result().get(1, TimeUnit.MINUTES)).cause()
                .isInstanceOfSatisfying(QlaraException.class, failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
    }

    private PendingRequest<Integer> request(String baseUrl, RequestQueue queue, BooleanSupplier noMoreWaiting) {
        return request(new ApiRequest("GET", ApiPaths.PHONE_NUMBERS, Map.of(), null), HttpAnswer::status, baseUrl, queue, noMoreWaiting);
    }

    private PendingRequest<Integer> send(String baseUrl, AnswerReader<Integer> reader, BooleanSupplier noMoreWaiting) {
        return request(new ApiRequest("POST", ApiPaths.SEND, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)), reader, baseUrl, unlimited(), noMoreWaiting);
    }

    private PendingRequest<Integer> request(
            ApiRequest request, AnswerReader<Integer> reader, String baseUrl, RequestQueue queue, BooleanSupplier noMoreWaiting) {
        ClientSettings settings = new ClientSettings(BaseUrl.of(baseUrl, false), "test-key", Duration.ofSeconds(30), Duration.ofSeconds(60), 1,
                Duration.ofSeconds(1), "PUT", true);
        ClientContext context = new ClientContext(settings, transport, queue, new AnswerErrors(Clock.systemUTC()),
                new RetryPolicy(1, Duration.ofSeconds(1), () -> 1));
        return new PendingRequest<>(request, reader, context, noMoreWaiting, call -> {
        });
    }

    private RequestQueue unlimited() {
        return RequestQueue.withQuota(0, 0, 10, transport);
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static RateLimiter limiter(CompletableFuture<Void> permit) {
        return limiter(() -> permit);
    }

    private static RateLimiter limiter(Supplier<CompletableFuture<Void>> permits) {
        return new RateLimiter() {
            @Override
            public CompletableFuture<Void> acquire() {
                return permits.get();
            }

            @Override
            public void holdUntil(Instant time) {
                // nothing to hold
            }
        };
    }
}
