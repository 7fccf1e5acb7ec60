/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;

import io.qlara.camel.whatsapp.ClosedPort;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.RequestQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls that a test starts, and whatever they need; the clients have one connection. */
abstract class CallsToStart {

    static final RateLimiter NEVER = limiter(new CompletableFuture<>());

    final ClientsUnderTest clients = new ClientsUnderTest(1);
    final ClosedPort closed = new ClosedPort();

    CallsToStart() throws IOException {
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        closed.close();
    }

    static AbstractThrowableAssert<?, ?> assertThatFailure(CallInProgress<Integer> request) {
        return assertThatThrownBy(() -> request.result().get(1, TimeUnit.MINUTES)).cause()
                .isInstanceOfSatisfying(QlaraException.class, failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
    }

    CallInProgress<Integer> request(String baseUrl, RequestQueue queue, boolean noMoreWaiting) {
        return request(get(baseUrl), ApiResponse::status, baseUrl, queue, noMoreWaiting);
    }

    static ApiCall get(String baseUrl) {
        return new ApiCall("GET", URI.create(baseUrl + "/api/message-server/whatsapp/phone-numbers"), List.of("phone-numbers"), null);
    }

    CallInProgress<Integer> send(String baseUrl, ResponseReader<Integer> reader, boolean noMoreWaiting) {
        ApiCall call = new ApiCall("POST", URI.create(baseUrl + "/api/message-server/whatsapp/send"), List.of("send"), "{}".getBytes(StandardCharsets.UTF_8));
        return request(call, reader, baseUrl, clients.queue, noMoreWaiting);
    }

    CallInProgress<Integer> request(
            ApiCall call, ResponseReader<Integer> reader, String baseUrl, RequestQueue queue, boolean noMoreWaiting) {
        ClientContext context = new ClientContext(ClientsUnderTest.settings(baseUrl, 1), clients.transport, queue);
        if (noMoreWaiting) {
            context.endWaiting();
        }
        return request(call, reader, context, System.nanoTime());
    }

    static CallInProgress<Integer> request(ApiCall call, ResponseReader<Integer> reader, ClientContext context, long begun) {
        return new CallInProgress<>(call, reader, context, begun, ended -> {
        });
    }

    static RateLimiter limiter(CompletableFuture<Void> permit) {
        return limiter(() -> permit);
    }

    static RateLimiter limiter(Supplier<CompletableFuture<Void>> permits) {
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
