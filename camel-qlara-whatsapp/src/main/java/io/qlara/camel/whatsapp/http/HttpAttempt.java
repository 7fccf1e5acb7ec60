/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.apache.hc.core5.concurrent.FutureCallback;

/**
 * One attempt at a request. Knows for certain whether the request was ever handed to a connection, because that and the
 * withdrawal of the attempt exclude each other. Thread-safe.
 */
final class HttpAttempt implements FutureCallback<HttpAnswer> {

    private enum Stage {
        WAITING, OFFERED, WITHDRAWN
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private volatile Future<?> execution;
    private volatile Runnable disconnect = () -> {
    };
    private volatile BooleanSupplier connected = () -> true;

    /** The service's answer, or what kept it from coming. Completed on an I/O thread. */
    CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    /** Asked right before the request goes to the connection: false if it must not go any more. */
    boolean offer() {
        return stage.compareAndSet(Stage.WAITING, Stage.OFFERED) || stage.get() == Stage.OFFERED;
    }

    /** Whether the request has gone to the connection. */
    boolean isOffered() {
        return stage.get() == Stage.OFFERED;
    }

    /** Ends the attempt and frees its connection. True if the request never left, and now never will. */
    boolean withdraw() {
        boolean neverLeft = stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN) || stage.get() == Stage.WITHDRAWN;
        Future<?> running = execution;
        if (running != null) {
            running.cancel(true);
        }
        // HttpClient can lose a cancellation if the connection was made before its caller returned
        disconnect.run();
        return neverLeft;
    }

    /** True if the attempt has been waiting for one of the pool's connections, and now never gets one. */
    boolean withdrawIfWithoutConnection() {
        return !connected.getAsBoolean() && stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN);
    }

    /** What tells whether the attempt has been given a connection. */
    void isConnectedIf(BooleanSupplier condition) {
        connected = condition;
    }

    /** What closes the connection that the attempt is using, if it has one. */
    void disconnectsBy(Runnable action) {
        disconnect = action;
    }

    void runsAs(Future<?> future) {
        execution = future;
        if (stage.get() == Stage.WITHDRAWN) {
            future.cancel(true);
        }
    }

    @Override
    public void completed(HttpAnswer result) {
        answer.complete(result);
    }

    @Override
    public void failed(Exception cause) {
        end(cause);
    }

    void end(Throwable cause) {
        answer.completeExceptionally(cause);
    }

    @Override
    public void cancelled() {
        answer.cancel(false);
    }
}
