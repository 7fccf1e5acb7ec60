/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.webhook.DeliveryReceipts;

/** Lets the sends of one endpoint go on when their message is delivered. Thread-safe. */
final class AwaitedDelivery {

    private final DeliveryReceipts receipts;
    private final Duration time;
    private final Semaphore slots;
    private final LongConsumer waits;
    private volatile boolean ended;

    /**
     * For sends that wait so long at most.
     *
     * @param slots how many sends of the component may wait at once
     * @param waits is told how many nanoseconds each wait took
     */
    AwaitedDelivery(DeliveryReceipts receipts, Duration time, Semaphore slots, LongConsumer waits) {
        this.receipts = receipts;
        this.time = time;
        this.slots = slots;
        this.waits = waits;
        receipts.need();
    }

    /** What became of the message when the wait is over; null at once if the service has not accepted the message. */
    CompletableFuture<String> after(SendRequest request, SendResponse response) {
        if (!response.isAccepted()) {
            return CompletableFuture.completedFuture(null);
        }
        long begin = System.nanoTime();
        CompletableFuture<String> delivery = receipts.await(this, response.messageId(), response.customMessageId(), lastChannel(request), time, slots);
        if (ended) {
            // the route began to stop while the service had not answered yet
            receipts.end(this);
        }
        return delivery.whenComplete((word, failure) -> waits.accept(System.nanoTime() - begin));
    }

    /** The end of the chain WhatsApp, RCS, SMS; null if WhatsApp is all of it. */
    private static String lastChannel(SendRequest request) {
        if (isAskedFor(request.get(SendRequest.FALLBACK_SMS))) {
            return "SMS";
        }
        return isAskedFor(request.get(SendRequest.FALLBACK_RCS)) ? "RCS" : null;
    }

    private static boolean isAskedFor(Object fallback) {
        return fallback != null && !String.valueOf(fallback).equalsIgnoreCase("false");
    }

    /** The other side of {@link #endWaiting}. */
    void allowWaiting() {
        ended = false;
    }

    /** Ends the waits of this endpoint with the last word heard, and those that begin from now on at once. */
    void endWaiting() {
        ended = true;
        receipts.end(this);
    }
}
