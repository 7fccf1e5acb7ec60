/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.http.HttpTransport;

/**
 * Where the requests of one API key wait for their turn: first in, first out, with repeats before all others. Only the
 * head of the queue asks the rate limiter. Thread-safe.
 */
public final class RequestQueue {

    private final RateLimiter rateLimiter;
    private final int maxQueued;
    private final ConnectionLimit connections;
    private final Deque<CompletableFuture<Void>> repeats = new ArrayDeque<>();
    private final Deque<CompletableFuture<Void>> firsts = new ArrayDeque<>();
    private boolean asking;
    private volatile boolean waitsForPermit;
    private volatile boolean waitsForConnection;
    private volatile long connectionsBusySince;
    private Instant heldUntil = Instant.EPOCH;

    /** A queue before that rate limiter, in which at most so many first attempts may wait for it. */
    public RequestQueue(RateLimiter rateLimiter, int maxQueued, HttpTransport transport) {
        this(rateLimiter, maxQueued, transport.connectionLimit());
    }

    RequestQueue(RateLimiter rateLimiter, int maxQueued, ConnectionLimit connections) {
        this.rateLimiter = rateLimiter;
        this.maxQueued = maxQueued;
        this.connections = connections;
    }

    /**
     * A queue before a rate limiter of its own, which keeps the requests of this JVM within the quota. Also without a
     * quota it holds all requests back after a 429.
     *
     * @param requestsPerSecond how many requests may leave in a second; 0 for no limit
     * @param requestsPerMinute how many requests may leave in a minute; 0 for no limit
     */
    public static RequestQueue withQuota(int requestsPerSecond, int requestsPerMinute, int maxQueued, HttpTransport transport) {
        return new RequestQueue(
                new Governor(requestsPerSecond, requestsPerMinute, transport, Clock.systemUTC(), System::nanoTime), maxQueued, transport);
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
    public void holdUntil(Instant time) {
        synchronized (this) {
            heldUntil = time.isAfter(heldUntil) ? time : heldUntil;
        }
        rateLimiter.holdUntil(time);
    }

    /** How long one that has waited since then has waited for nothing but a connection, in nanoseconds. */
    public long waitedForConnection(long since, long now) {
        return waitsForConnection ? Math.min(now - since, now - connectionsBusySince) : 0;
    }

    /** Takes back the connection of an attempt that has ended. */
    public void giveConnectionBack() {
        connections.giveBack();
    }

    /**
     * Waits for the turn of one attempt.
     *
     * @return completes when the attempt may be made, which has a connection then, to be given back; to be cancelled if it is not
     *         wanted any more
     * @throws QueueFullException if too many wait for the rate limiter already; never for a repeat
     */
    public CompletableFuture<Void> turn(boolean repeat) throws QueueFullException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            if (!repeat && waitsForPermit && firsts.size() >= maxQueued) {
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
            CompletableFuture<Void> permit = connectionAndPermit();
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

    /** The permit comes last, so that the attempt leaves right after it. */
    private CompletableFuture<Void> connectionAndPermit() {
        CompletableFuture<Void> free = connections.whenFree();
        if (free.isDone()) {
            return permit();
        }
        connectionsBusySince = System.nanoTime();
        waitsForConnection = true;
        return free.thenCompose(nothing -> {
            waitsForConnection = false;
            return permit();
        });
    }

    private CompletableFuture<Void> permit() {
        try {
            CompletableFuture<Void> permit = rateLimiter.acquire().toCompletableFuture();
            waitsForPermit = !permit.isDone();
            return permit;
        } catch (Throwable e) {
            // also an Error: nobody would ask for the head any more
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The permit goes to whoever is the head by now. */
    private void grant(Throwable failure) {
        if (failure == null) {
            // before the next one asks whether there is another
            connections.take();
        }
        CompletableFuture<Void> head = endAsking();
        if (failure != null) {
            if (head != null) {
                head.completeExceptionally(failure);
            }
            return;
        }
        while (head != null && !head.complete(null)) {
            head = next();
        }
        if (head == null) {
            connections.giveBack();
        }
    }

    /** The head; from now on the one behind it may be asked for. */
    private synchronized CompletableFuture<Void> endAsking() {
        asking = false;
        waitsForPermit = false;
        return next();
    }

    private synchronized CompletableFuture<Void> next() {
        return repeats.isEmpty() ? firsts.poll() : repeats.poll();
    }

    /** One that gave up waiting makes place at once; they give up from the front, so that it is found there. */
    private synchronized void forget(CompletableFuture<Void> turn, Throwable failure) {
        if (failure != null && !repeats.remove(turn)) {
            firsts.remove(turn);
        }
    }

    /** As many requests wait as are allowed to. */
    public static final class QueueFullException extends Exception {

        private static final long serialVersionUID = 1L;

        QueueFullException() {
            super("full", null, false, false);
        }
    }
}
