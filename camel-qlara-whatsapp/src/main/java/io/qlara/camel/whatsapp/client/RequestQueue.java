/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Where the requests of one API key wait for their turn: first in, first out, with repeats before all others. Only the
 * head of the queue asks the rate limiter. Thread-safe.
 */
public final class RequestQueue {

    private final RateLimiter rateLimiter;
    private final int maxQueued;
    private final Deque<CompletableFuture<Void>> repeats = new ArrayDeque<>();
    private final Deque<CompletableFuture<Void>> firsts = new ArrayDeque<>();
    private boolean asking;
    private Instant heldUntil = Instant.EPOCH;

    /** A queue before that rate limiter, in which at most so many first attempts may wait. */
    public RequestQueue(RateLimiter rateLimiter, int maxQueued) {
        this.rateLimiter = rateLimiter;
        this.maxQueued = maxQueued;
    }

    /**
     * A queue before a rate limiter of its own, which keeps the requests of this JVM within the quota. Also without a
     * quota it holds all requests back after a 429.
     *
     * @param requestsPerSecond how many requests may leave in a second; 0 for no limit
     * @param requestsPerMinute how many requests may leave in a minute; 0 for no limit
     */
    public static RequestQueue withQuota(int requestsPerSecond, int requestsPerMinute, int maxQueued, Scheduler scheduler) {
        return new RequestQueue(
                new Governor(requestsPerSecond, requestsPerMinute, scheduler, Clock.systemUTC(), System::nanoTime), maxQueued);
    }

    /** How many requests wait for their turn. */
    public synchronized int length() {
        return repeats.size() + firsts.size();
    }

    /** When requests leave again after the service has asked to wait; null if they may leave now. */
    public synchronized Instant heldUntil() {
        return heldUntil.isAfter(Instant.now()) ? heldUntil : null;
    }

    /** Lets nothing leave until then. */
    void holdUntil(Instant time) {
        synchronized (this) {
            heldUntil = time.isAfter(heldUntil) ? time : heldUntil;
        }
        rateLimiter.holdUntil(time);
    }

    /**
     * Waits for the turn of one attempt.
     *
     * @return completes when the attempt may be made; to be cancelled if it is not wanted any more
     * @throws QueueFullException if too many wait already; never for a repeat
     */
    CompletableFuture<Void> turn(boolean repeat) throws QueueFullException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            if (!repeat && asking && firsts.size() >= maxQueued) {
                throw new QueueFullException();
            }
            (repeat ? repeats : firsts).add(turn);
        }
        askForHead();
        turn.whenComplete((granted, failure) -> forget(turn, failure));
        return turn;
    }

    private void askForHead() {
        while (beginToAsk()) {
            CompletableFuture<Void> permit = permit();
            if (!permit.isDone()) {
                permit.whenComplete((granted, failure) -> {
                    grant(failure);
                    askForHead();
                });
                return;
            }
            grant(permit.handle((granted, failure) -> failure).join());
        }
    }

    private synchronized boolean beginToAsk() {
        if (asking || repeats.isEmpty() && firsts.isEmpty()) {
            return false;
        }
        asking = true;
        return true;
    }

    private CompletableFuture<Void> permit() {
        try {
            return rateLimiter.acquire().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The permit goes to whoever is the head by now. */
    private void grant(Throwable failure) {
        CompletableFuture<Void> head;
        synchronized (this) {
            asking = false;
            head = repeats.isEmpty() ? firsts.poll() : repeats.poll();
        }
        if (head != null && failure == null) {
            head.complete(null);
        } else if (head != null) {
            head.completeExceptionally(failure);
        }
    }

    /** One that gave up waiting makes place at once; they give up from the front, so that it is found there. */
    private synchronized void forget(CompletableFuture<Void> turn, Throwable failure) {
        if (failure != null && !repeats.remove(turn)) {
            firsts.remove(turn);
        }
    }

    /** As many requests wait as are allowed to. */
    static final class QueueFullException extends Exception {

        private static final long serialVersionUID = 1L;

        QueueFullException() {
            super("full", null, false, false);
        }
    }
}
