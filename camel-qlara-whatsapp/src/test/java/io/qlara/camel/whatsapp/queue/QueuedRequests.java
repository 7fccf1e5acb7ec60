/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

/** A queue for three requests, whose rate limiter grants when it is told to. */
abstract class QueuedRequests {

    static final Exception GAVE_UP = new Exception("gave up");

    final VirtualTime time = new VirtualTime();
    final ManualLimiter limiter = new ManualLimiter();
    final RequestQueue queue = new RequestQueue(limiter, 3, connections(100));
    final List<String> left = new ArrayList<>();

    ConnectionLimit connections(int connections) {
        return new ConnectionLimit(connections, time, time::nanos);
    }

    void enter(String name, boolean repeat) {
        try {
            queue.turn(repeat).thenRun(() -> left.add(name));
        } catch (QueueFullException e) {
            throw new AssertionError(e);
        }
    }

    static Turn enter(RequestQueue queue) {
        try {
            return queue.turn(false);
        } catch (QueueFullException e) {
            throw new AssertionError(e);
        }
    }

    /** Grants when it is told to. */
    static final class ManualLimiter implements RateLimiter {

        final Deque<CompletableFuture<Void>> asked = new ArrayDeque<>();

        void grant(int permits) {
            for (int i = 0; i < permits; i++) {
                asked.remove().complete(null);
            }
        }

        @Override
        public CompletionStage<Void> acquire() {
            CompletableFuture<Void> permit = new CompletableFuture<>();
            asked.add(permit);
            return permit;
        }

        @Override
        public void holdUntil(Instant time) {
            throw new UnsupportedOperationException();
        }
    }
}
