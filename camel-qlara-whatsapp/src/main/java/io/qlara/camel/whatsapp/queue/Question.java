/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

/** One question of a {@link RequestQueue} for a connection, and for a permit once there is one. */
final class Question {

    final long lastNumber;
    /** The permit, with the wait for a connection before it. */
    volatile CompletableFuture<Void> permit;
    /** The permit alone; null until the rate limiter is asked. */
    volatile CompletableFuture<Void> ofLimiter;
    volatile Reservation connection;

    /** @param lastNumber the newest turn that the question may be for */
    Question(long lastNumber) {
        this.lastNumber = lastNumber;
    }

    /** Asks for the permit of whoever will use that connection. */
    CompletableFuture<Void> askFor(Reservation reserved, RateLimiter rateLimiter) {
        connection = reserved;
        try {
            CompletableFuture<Void> asked = rateLimiter.acquire().toCompletableFuture();
            ofLimiter = asked;
            if (asked instanceof Journey journey) {
                reserved.isFor(journey);
            }
            if (!asked.isDone()) {
                reserved.idles();
            }
            return asked;
        } catch (Throwable e) {
            // also an Error: otherwise nobody would ask for the head any more
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Gives back the connection, and the permit that nobody uses. */
    void giveBack() {
        CompletableFuture<Void> asked = ofLimiter;
        if (asked != null) {
            // does nothing to one that was granted, which ends with the reservation
            asked.cancel(false);
        }
        Reservation reserved = connection;
        if (reserved != null) {
            reserved.giveBack();
        }
    }
}
