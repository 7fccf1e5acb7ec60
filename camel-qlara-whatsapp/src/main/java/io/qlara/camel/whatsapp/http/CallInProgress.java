/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.http.CallStage.Fixed;
import io.qlara.camel.whatsapp.http.CallStage.Pausing;
import io.qlara.camel.whatsapp.http.CallStage.Queued;
import io.qlara.camel.whatsapp.http.CallStage.Trying;
import io.qlara.camel.whatsapp.http.Failures.Reached;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;

/**
 * One call from its beginning to its end, with all its waits and attempts. The call is in one stage at a time. Whoever moves the call from one
 * stage to the next, by compare-and-set, owns what follows; whoever comes too late cleans up after itself. Thread-safe.
 */
final class CallInProgress<T> {

    private static final Logger LOG = LoggerFactory.getLogger(CallInProgress.class);

    private final ApiCall call;
    private final ResponseReader<T> reader;
    private final ClientContext client;
    private final Consumer<CallInProgress<?>> beforeResult;
    private final CompletableFuture<QlaraResponse<T>> result = new CompletableFuture<>();
    private final long begun;
    private final AtomicReference<CallStage> stage = new AtomicReference<>(Fixed.NEW);
    private volatile int attempts;
    /** Whether the service may have done what an attempt before asked for. */
    private volatile boolean openOutcome;
    private volatile QlaraException lastFailure;
    /** Nanoseconds from when requestTimeout counts until the call started: look-ups before it take time. */
    private volatile long prepared;
    /** Nanoseconds that the call waited for its turns. */
    private volatile long queued;

    /**
     * A call that waits for its start.
     *
     * @param begun        from when the requestTimeout counts, on the clock of {@link System#nanoTime}
     * @param beforeResult told once, right before the result is there
     */
    CallInProgress(ApiCall call, ResponseReader<T> reader, ClientContext client, long begun, Consumer<CallInProgress<?>> beforeResult) {
        this.call = call;
        this.reader = reader;
        this.client = client;
        this.begun = begun;
        this.beforeResult = beforeResult;
    }

    /** The response, or a {@link QlaraException}. */
    CompletableFuture<QlaraResponse<T>> result() {
        return result;
    }

    boolean isOf(ClientContext owner) {
        return client == owner;
    }

    void start() {
        long now = System.nanoTime();
        prepared = now - begun;
        // what came before the call may have used up its time
        endIfOverdue(now);
        if (stage.get() == Fixed.NEW) {
            enterQueue(Fixed.NEW);
        }
    }

    /** Ends the call or its attempt if the time of either is over. */
    void endIfOverdue(long now) {
        CallStage current = stage.get();
        if (now - begun >= client.settings().requestTimeout().toNanos()) {
            end(current, () -> client.failures().timedOut(call, giveUp(current, true), client.settings().requestTimeout()));
        } else if (current instanceof Trying<?> trying) {
            trying.attempt().endIfOverdue(now);
        } else if (current instanceof Queued queued
                && client.queue().waitedForConnection(queued.since(), now) >= client.settings().responseTimeout().toNanos()) {
            queued.turn().giveUp(WaitEnded.NO_CONNECTION, false);
        }
    }

    /** Ends the call, wherever it is. */
    void abort() {
        for (CallStage current = stage.get(); current != Fixed.ENDED; current = stage.get()) {
            CallStage left = current;
            end(left, () -> client.failures().cutShort(call, giveUp(left, false)));
        }
    }

    /** Ends the call if it waits for its turn, which comes with a connection, or for its next attempt. */
    void abortIfWaiting() {
        CallStage current = stage.get();
        if (current instanceof Queued waiting && !waiting.turn().isDone() || current instanceof Pausing) {
            end(current, () -> {
                giveUp(current, false);
                return client.failures().notSentAnyMore(call, lastFailure);
            });
        }
    }

    private void enterQueue(CallStage from) {
        try {
            Queued queued = new Queued(client.queue().turn(attempts > 0), System.nanoTime());
            if (move(from, queued)) {
                abortIfNoMoreWaiting();
                // not whenComplete, which makes an exception of its own for each failure
                queued.turn().handle((connection, failure) -> turnCame(queued, connection, failure));
            } else if (!queued.turn().giveUp(WaitEnded.CALL_ENDED, false)) {
                queued.turn().thenAccept(Reservation::giveBack);
            }
        } catch (QueueFullException e) {
            end(from, () -> client.failures().queueFull(call));
        } catch (Throwable e) {
            endUnsent(from, e);
        }
    }

    /** Ends the call because of a failure inside this JVM, such as a lack of memory, before its request left. */
    void endUnsent(Throwable failure) {
        endUnsent(stage.get(), failure);
    }

    private void endUnsent(CallStage from, Throwable failure) {
        end(from, () -> client.failures().notAttempted(call, failure));
    }

    private Void turnCame(Queued queued, Reservation connection, Throwable failure) {
        if (failure == null) {
            makeAttempt(queued, connection);
        } else if (failure == WaitEnded.NO_CONNECTION) {
            attempts = attempts + 1;
            failed(queued, client.failures().responseTimedOut(call, false, client.settings().responseTimeout()), openOutcome);
        } else {
            end(queued, () -> client.failures().rateLimiterFailed(call, failure));
        }
        return null;
    }

    private void makeAttempt(Queued queued, Reservation connection) {
        if (client.transport().isClosing()) {
            end(queued, () -> client.failures().notSentAnyMore(call, lastFailure));
        }
        Trying<T> trying = new Trying<>(new Attempt<>(call, reader, client, connection, this::attemptEnded));
        if (!move(queued, trying)) {
            connection.giveBack();
            return;
        }
        attempts = attempts + 1;
        trying.attempt().make();
    }

    private void attemptEnded(Attempt<T> attempt, QlaraResponse<T> response, QlaraException failure) {
        CallStage current = stage.get();
        if (!(current instanceof Trying<?> trying) || trying.attempt() != attempt) {
            return;
        }
        if (failure == null) {
            succeed(trying, response);
        } else {
            boolean openBefore = openOutcome;
            openOutcome |= attempt.wasSent() && !wasDeclined(failure);
            failed(trying, failure, openBefore);
        }
    }

    /** After these the service certainly has done nothing. */
    private static boolean wasDeclined(QlaraException failure) {
        return failure instanceof QlaraRateLimitException
                || failure.getHttpStatus() == 503 && failure instanceof QlaraServerException server && server.getRetryAfter() != null;
    }

    private void failed(CallStage from, QlaraException failure, boolean openBefore) {
        if (failure instanceof QlaraRateLimitException rateLimit) {
            holdOthersBack(rateLimit);
        }
        Optional<Duration> wait = client.retries().waitAfter(failure, attempts);
        if (wait.isPresent()) {
            pause(from, failure, wait.get());
        } else if (openBefore && call.isDeletion() && failure instanceof QlaraNotFoundException) {
            // what a repeated deletion does not find was deleted by the attempt before
            succeed(from, new QlaraResponse<>(failure.getHttpStatus(), null));
        } else {
            end(from, () -> failure);
        }
    }

    private void pause(CallStage from, QlaraException failure, Duration wait) {
        Pausing pausing = new Pausing();
        lastFailure = failure;
        if (!move(from, pausing)) {
            return;
        }
        LOG.debug("{} is attempted again in {} ms: attempt {} ended with {}, status {}", call, wait.toMillis(), attempts,
                failure.getClass().getSimpleName(), failure.getHttpStatus());
        try {
            pausing.timer = client.transport().schedule(wait, () -> enterQueue(pausing));
        } catch (RejectedExecutionException e) {
            end(pausing, () -> client.failures().notSentAnyMore(call, failure));
        } catch (Throwable e) {
            // where nobody can come back for the call, the call has to end now
            end(pausing, () -> failure);
        }
        if (stage.get() == Fixed.ENDED) {
            pausing.timer.cancel(false);
        }
        abortIfNoMoreWaiting();
    }

    /** A rate limiter of the application's own that fails here must not keep the call from ending. */
    private void holdOthersBack(QlaraRateLimitException rateLimit) {
        try {
            client.queue().holdUntil(Instant.now().plus(client.retries().holdAfter(rateLimit, attempts)));
        } catch (Throwable e) {
            rateLimit.addSuppressed(e);
        }
    }

    private void abortIfNoMoreWaiting() {
        if (client.isNoMoreWaiting()) {
            abortIfWaiting();
        }
    }

    /** Frees whatever a call of that stage holds or waits for; the queue is told whether the call waited for as long as it may. */
    private Reached giveUp(CallStage left, boolean overdue) {
        boolean sent = false;
        if (left instanceof Queued queued) {
            queued.turn().giveUp(WaitEnded.CALL_ENDED, overdue);
        } else if (left instanceof Pausing pausing) {
            pausing.timer.cancel(false);
        } else if (left instanceof Trying<?> trying) {
            sent = trying.attempt().giveUp();
        }
        return new Reached(sent, lastFailure != null && !(left instanceof Trying<?>), lastFailure, Duration.ofNanos(prepared),
                Duration.ofNanos(queued));
    }

    private void succeed(CallStage from, QlaraResponse<T> response) {
        if (move(from, Fixed.ENDED)) {
            beforeResult.accept(this);
            result.complete(response);
        }
    }

    private void end(CallStage from, Supplier<QlaraException> failure) {
        if (move(from, Fixed.ENDED)) {
            QlaraException reason = failure.get();
            beforeResult.accept(this);
            result.completeExceptionally(reason);
        }
    }

    private boolean move(CallStage from, CallStage to) {
        if (!stage.compareAndSet(from, to)) {
            return false;
        }
        if (from instanceof Queued left) {
            queued += System.nanoTime() - left.since();
        }
        if (to instanceof Pausing) {
            client.queue().pauseBegins();
        } else if (from instanceof Pausing) {
            client.queue().pauseEnds();
        }
        return true;
    }
}
