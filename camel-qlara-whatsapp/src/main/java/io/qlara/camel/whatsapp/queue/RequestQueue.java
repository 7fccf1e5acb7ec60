/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

/**
 * Where the requests of one API key wait for their turn: first in, first out, with repeats before all others. The queue reserves a
 * connection first and asks the rate limiter last, for the head only, so that a request leaves right after its permit. Thread-safe.
 */
public final class RequestQueue {

    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);

    private final RateLimiter rateLimiter;
    private final int maxQueued;
    private final ConnectionLimit connections;
    private final Set<Turn> repeats = new LinkedHashSet<>();
    private final Set<Turn> firsts = new LinkedHashSet<>();
    private long lastNumber;
    private Question asked;
    private boolean backlog;
    private int pausing;
    private volatile long noConnectionSince;
    private volatile boolean waitsForConnection;
    private Instant heldUntil = Instant.EPOCH;

    /**
     * A queue before a rate limiter.
     *
     * @param maxQueued how many first attempts may wait, for a connection or for a permit; and how many repeats may wait before first
     *                  attempts are refused
     */
    public RequestQueue(RateLimiter rateLimiter, int maxQueued, ConnectionLimit connections) {
        this.rateLimiter = rateLimiter;
        this.maxQueued = maxQueued;
        this.connections = connections;
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
        LOG.debug("The requests of an API key wait for {} ms, because the service asked for it", Duration.between(Instant.now(), time).toMillis());
        synchronized (this) {
            heldUntil = time.isAfter(heldUntil) ? time : heldUntil;
        }
        rateLimiter.holdUntil(time);
    }

    /** For how many nanoseconds a request that waits since then has waited for nothing but a connection. */
    public long waitedForConnection(long since, long now) {
        return waitsForConnection ? Math.min(now - since, now - noConnectionSince) : 0;
    }

    /** Counts a request that waits for its next attempt, until {@link #pauseEnds()}: such requests are bounded too. */
    public synchronized void pauseBegins() {
        pausing++;
    }

    public synchronized void pauseEnds() {
        pausing--;
    }

    /**
     * Waits for the turn of one attempt.
     *
     * @return                    completes when the attempt may be made, with the connection for it, to be given back
     * @throws QueueFullException if too many wait already; never for a repeat
     */
    public Turn turn(boolean repeat) throws QueueFullException {
        Turn turn;
        synchronized (this) {
            if (!repeat && isFull()) {
                LOG.debug("A request is refused, because {} requests wait for their first attempt and {} for another one", firsts.size(),
                        pausing + repeats.size());
                throw new QueueFullException();
            }
            if (!repeat && noneWaits() && rateLimiter instanceof Governor governor) {
                governor.noneWaits();
            }
            turn = new Turn(++lastNumber);
            (repeat ? repeats : firsts).add(turn);
        }
        askForHead();
        return turn;
    }

    private boolean noneWaits() {
        return asked == null && firsts.isEmpty() && repeats.isEmpty() && pausing == 0;
    }

    /** Without a backlog requests only pass through the queue, however many threads bring some at once. */
    private boolean isFull() {
        return backlog && firsts.size() >= maxQueued || pausing + repeats.size() >= (long) maxQueued + connections.connections();
    }

    private void askForHead() {
        for (Question question = beginToAsk(); question != null; question = beginToAsk()) {
            ask(question);
            if (!question.permit.isDone()) {
                waitFor(question);
                return;
            }
            answer(question);
        }
    }

    private synchronized Question beginToAsk() {
        if (asked != null || repeats.isEmpty() && firsts.isEmpty()) {
            backlog &= asked != null;
            return null;
        }
        asked = new Question(lastNumber);
        return asked;
    }

    /** The permit comes last, so that the attempt leaves right after it. */
    private void ask(Question question) {
        CompletableFuture<Reservation> reservation = connections.reserve();
        if (reservation.isDone()) {
            question.permit = question.askFor(reservation.join(), rateLimiter);
            return;
        }
        noConnectionSince = System.nanoTime();
        waitsForConnection = true;
        question.permit = reservation.thenCompose(connection -> {
            waitsForConnection = false;
            return question.askFor(connection, rateLimiter);
        });
    }

    private void waitFor(Question question) {
        synchronized (this) {
            backlog = true;
        }
        question.permit.whenComplete((granted, failure) -> {
            answer(question);
            askForHead();
        });
    }

    /** The permit goes to whichever request is the head by now. */
    private void answer(Question question) {
        Throwable failure = question.permit.handle((granted, thrown) -> thrown).join();
        if (failure == null && !question.connection.use()) {
            // another queue has the connection meanwhile; the permit would be old when the next connection comes
            question.giveBack();
            endQuestion(question);
            return;
        }
        Turn head = takeHead(question);
        if (failure != null) {
            question.giveBack();
            if (head != null) {
                head.completeExceptionally(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
            }
            return;
        }
        while (head != null && !head.complete(question.connection)) {
            head = nextHead();
        }
        if (head == null) {
            question.giveBack();
        }
    }

    /** The head leaves the queue, and the one behind may be asked for; null if the question was given up or nobody waits. */
    private synchronized Turn takeHead(Question question) {
        return endQuestion(question) ? nextHead() : null;
    }

    private synchronized boolean endQuestion(Question question) {
        boolean current = asked == question;
        if (current) {
            asked = null;
        }
        return current;
    }

    private synchronized Turn nextHead() {
        Iterator<Turn> turns = (repeats.isEmpty() ? firsts : repeats).iterator();
        if (!turns.hasNext()) {
            return null;
        }
        Turn head = turns.next();
        turns.remove();
        return head;
    }

    /** A question that the limiter has not answered for as long as the request waited: the answer may never come. Null if there is none. */
    private synchronized Question remove(Turn turn, boolean overdue) {
        boolean waited = repeats.remove(turn) || firsts.remove(turn);
        if (!waited || !overdue || asked == null || asked.ofLimiter == null || turn.number < asked.lastNumber) {
            return null;
        }
        Question unanswered = asked;
        asked = null;
        return unanswered;
    }

    /** The wait of one attempt. Thread-safe. */
    public final class Turn extends CompletableFuture<Reservation> {

        private final long number;

        private Turn(long number) {
            this.number = number;
        }

        /**
         * Ends the wait, and makes place for another request at once.
         *
         * @param  overdue whether the request waited for as long as it may
         * @return         false if the turn had come already: then whoever waited gives the connection back
         */
        public boolean giveUp(Throwable reason, boolean overdue) {
            Question unanswered = remove(this, overdue);
            boolean gaveUp = completeExceptionally(reason);
            if (unanswered != null) {
                LOG.debug("The rate limiter is asked anew, because it has not answered for as long as a request may take");
                // ends the question, after which the queue asks the next one
                unanswered.ofLimiter.cancel(false);
            }
            return gaveUp;
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
