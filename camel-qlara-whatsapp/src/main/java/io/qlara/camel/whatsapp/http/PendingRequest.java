/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;

/**
 * One request from its beginning to its end, with all its waits and attempts. This is the one place that attempts are
 * made from, and each has its turn in the queue before.
 */
final class PendingRequest<T> {

    private final ApiRequest request;
    private final AnswerReader<T> reader;
    private final ClientContext context;
    private final BooleanSupplier noMoreWaiting;
    private final Consumer<PendingRequest<?>> beforeResult;
    private final CompletableFuture<QlaraAnswer<T>> result = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private volatile int attempts;
    private volatile int sentAttempts;
    private volatile ApiAttempt<T> attempt;
    private final AtomicReference<Future<?>> waiting = new AtomicReference<>();
    private volatile CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);
    private volatile long askedForTurn;
    private volatile QlaraException lastFailure;

    PendingRequest(
                   ApiRequest request, AnswerReader<T> reader, ClientContext context, BooleanSupplier noMoreWaiting,
                   Consumer<PendingRequest<?>> beforeResult) {
        this.request = request;
        this.reader = reader;
        this.context = context;
        this.noMoreWaiting = noMoreWaiting;
        this.beforeResult = beforeResult;
    }

    CompletableFuture<QlaraAnswer<T>> result() {
        return result;
    }

    void start() {
        waitForTurn();
    }

    /** Ends the request or its attempt if the time of either is over. */
    void endIfOverdue(long now) {
        ApiAttempt<T> current = attempt;
        if (now - begun >= context.settings().requestTimeout().toNanos()) {
            timedOut();
        } else if (current != null) {
            current.endIfOverdue(now);
        } else if (context.queue().waitedForConnection(askedForTurn, now) >= context.settings().responseTimeout().toNanos()) {
            turn.completeExceptionally(new NoConnectionException());
        }
    }

    /** Ends the request, wherever it is. */
    void abort() {
        if (ended.compareAndSet(false, true)) {
            fail(unanswered(giveUp()).cutShort());
        }
    }

    /**
     * Ends the request if it waits for its turn, for its next attempt or for a connection; not if it is just about to leave.
     */
    void abortIfWaiting() {
        if (isWaiting() && ended.compareAndSet(false, true)) {
            giveUp();
            fail(unanswered(false).notSentAnyMore());
        }
    }

    private boolean isWaiting() {
        ApiAttempt<T> current = attempt;
        if (current != null) {
            return current.withdrawIfWithoutConnection();
        }
        Future<?> next = waiting.get();
        return next != null && !next.isDone();
    }

    private void timedOut() {
        if (ended.compareAndSet(false, true)) {
            fail(unanswered(giveUp()).timedOut(context.settings().requestTimeout()));
        }
    }

    private void waitForTurn() {
        try {
            askedForTurn = System.nanoTime();
            CompletableFuture<Void> next = context.queue().turn(attempts > 0);
            turn = next;
            waiting.set(next);
            endIfNotWanted(next);
            next.whenComplete((granted, failure) -> turnCame(failure));
        } catch (QueueFullException e) {
            fail(unanswered(false).queueFull());
        }
    }

    private void turnCame(Throwable failure) {
        if (failure == null) {
            makeAttempt();
        } else if (failure instanceof NoConnectionException) {
            attempts = attempts + 1;
            attemptEnded(null, UnansweredRequest.of(request, false).responseTimedOut(context.settings().responseTimeout()));
        } else if (ended.compareAndSet(false, true)) {
            fail(unanswered(false).rateLimiterFailed(failure));
        }
    }

    private void makeAttempt() {
        ApiAttempt<T> next = new ApiAttempt<>(request, reader, context);
        attempt = next;
        if (ended.get() || context.transport().isClosing()) {
            next.withdraw();
            if (ended.compareAndSet(false, true)) {
                fail(unanswered(false).notSentAnyMore());
            }
            return;
        }
        attempts = attempts + 1;
        next.result().whenComplete(this::attemptEnded);
        next.make();
        if (noMoreWaiting.getAsBoolean()) {
            abortIfWaiting();
        }
    }

    private void attemptEnded(QlaraAnswer<T> answer, Throwable failure) {
        if (failure == null) {
            if (ended.compareAndSet(false, true)) {
                succeed(answer);
            }
            return;
        }
        ApiAttempt<T> failed = attempt;
        if (failed != null && failed.wasSent()) {
            sentAttempts = sentAttempts + 1;
        }
        QlaraException cause = (QlaraException) (failure instanceof CompletionException ? failure.getCause() : failure);
        if (cause instanceof QlaraRateLimitException rateLimit) {
            holdOthersBack(rateLimit);
        }
        Optional<Duration> wait = context.retries().waitAfter(cause, attempts);
        if (wait.isPresent()) {
            lastFailure = cause;
            attempt = null;
            repeatAfter(wait.get());
        } else if (ended.compareAndSet(false, true)) {
            failOrHaveSucceeded(cause);
        }
    }

    /** A rate limiter of the application's own that fails here must not keep the request from ending. */
    private void holdOthersBack(QlaraRateLimitException rateLimit) {
        try {
            context.queue().holdUntil(Instant.now().plus(context.retries().holdAfter(rateLimit, attempts)));
        } catch (Throwable e) {
            rateLimit.addSuppressed(e);
        }
    }

    private void repeatAfter(Duration wait) {
        try {
            Future<?> before = waiting.get();
            Future<?> next = context.transport().schedule(wait, this::waitForTurn);
            // if that was so soon that it waits for its turn already, the turn is what to give up
            if (waiting.compareAndSet(before, next)) {
                endIfNotWanted(next);
            }
        } catch (RejectedExecutionException e) {
            if (ended.compareAndSet(false, true)) {
                fail(unanswered(false).notSentAnyMore());
            }
        }
    }

    /** What a repeated deletion does not find was deleted by the attempt before. */
    private void failOrHaveSucceeded(QlaraException cause) {
        if (sentAttempts > 1 && request.method().equals("DELETE") && cause instanceof QlaraNotFoundException) {
            succeed(new QlaraAnswer<>(cause.getHttpStatus(), null));
        } else {
            fail(cause);
        }
    }

    /** Whoever ended the request meanwhile did not see what it waits for. */
    private void endIfNotWanted(Future<?> next) {
        if (ended.get()) {
            next.cancel(false);
        } else if (!next.isDone() && noMoreWaiting.getAsBoolean()) {
            abortIfWaiting();
        }
    }

    /** Frees whatever the request holds or waits for; true if an attempt is under way that had been sent. */
    private boolean giveUp() {
        Future<?> next = waiting.get();
        if (next != null) {
            next.cancel(false);
        }
        ApiAttempt<T> current = attempt;
        return current != null && current.withdraw();
    }

    private UnansweredRequest unanswered(boolean sent) {
        return new UnansweredRequest(request, sent, lastFailure != null && attempt == null, lastFailure);
    }

    private void succeed(QlaraAnswer<T> answer) {
        beforeResult.accept(this);
        result.complete(answer);
    }

    private void fail(QlaraException failure) {
        beforeResult.accept(this);
        result.completeExceptionally(failure);
    }

    /** All connections have been busy for longer than an attempt may take. */
    private static final class NoConnectionException extends Exception {

        private static final long serialVersionUID = 1L;

        NoConnectionException() {
            super("no connection", null, false, false);
        }
    }
}
