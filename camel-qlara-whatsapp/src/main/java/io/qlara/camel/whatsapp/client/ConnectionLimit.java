/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Counts the attempts that have a connection, so that a request leaves its queue only when there is one for it: what waits
 * in the pool of connections would leave later than the quota allows it, or in the middle of a hold. Thread-safe.
 */
final class ConnectionLimit {

    private static final CompletableFuture<Void> FREE = CompletableFuture.completedFuture(null);

    private final int connections;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private int taken;

    ConnectionLimit(int connections) {
        this.connections = connections;
    }

    /** Completes once a connection is free, on the thread that gives it back. Whoever takes none leaves it to the others. */
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
        forgetOne().forEach(free -> free.complete(null));
    }

    private synchronized List<CompletableFuture<Void>> forgetOne() {
        taken--;
        if (taken >= connections || waiting.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<Void>> told = List.copyOf(waiting);
        waiting.clear();
        return told;
    }

    synchronized int taken() {
        return taken;
    }
}
