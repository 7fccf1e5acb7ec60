/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Counts the attempts that have a connection, so that a request leaves its queue only when there is one for it: what waits
 * in the pool of connections would leave later than the quota allows it, or in the middle of a hold. Thread-safe.
 */
public final class ConnectionLimit {

    private static final CompletableFuture<Void> FREE = CompletableFuture.completedFuture(null);

    private final int connections;
    private final Executor executor;
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int taken;
    private boolean waking;

    /** @param executor runs what has waited: never whoever gives a connection back, who would make one attempt after the other */
    public ConnectionLimit(int connections, Executor executor) {
        this.connections = connections;
        this.executor = executor;
    }

    /** Completes once a connection is free, in the order of asking. Whoever takes none leaves it to the next. */
    synchronized CompletableFuture<Void> whenFree() {
        if (taken < connections) {
            return FREE;
        }
        CompletableFuture<Void> free = new CompletableFuture<>();
        waiting.add(free);
        return free;
    }

    synchronized void take() {
        taken++;
    }

    void giveBack() {
        if (hasToWake()) {
            try {
                executor.execute(this::wake);
            } catch (RejectedExecutionException e) {
                // the component is closed, which ends whatever waits
            }
        }
    }

    private synchronized boolean hasToWake() {
        taken--;
        boolean begins = !waking && !waiting.isEmpty();
        waking |= begins;
        return begins;
    }

    private void wake() {
        for (CompletableFuture<Void> next = nextToWake(); next != null; next = nextToWake()) {
            next.complete(null);
        }
    }

    private synchronized CompletableFuture<Void> nextToWake() {
        CompletableFuture<Void> next = taken < connections ? waiting.poll() : null;
        waking = next != null;
        return next;
    }

    public synchronized int taken() {
        return taken;
    }
}
