/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.UnitOfWorkHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.webhook.RepeatDetection.Admission;

/**
 * One event on its way through the route, on an exchange of its own. Once {@link #admit} has said to route the event, the caller
 * calls either {@link #route} or {@link #withdraw}, once.
 */
final class EventRouting {

    private static final Logger LOG = LoggerFactory.getLogger(EventRouting.class);

    private final DefaultConsumer consumer;
    private final RepeatDetection repeats;
    private final WebhookCounters counters;
    private final String eventId;
    private final Exchange exchange;
    private final Runnable beforeRoute;

    EventRouting(
            DefaultConsumer consumer, RepeatDetection repeats, WebhookCounters counters, String eventId, Exchange exchange, Runnable beforeRoute) {
        this.consumer = consumer;
        this.repeats = repeats;
        this.counters = counters;
        this.eventId = eventId;
        this.exchange = exchange;
        this.beforeRoute = beforeRoute;
    }

    /** Decides whether to route the event. If the event is not to be routed, its exchange is released. */
    Admission admit() {
        Admission admission = Admission.NOT_NOW;
        try {
            admission = repeats.admit(exchange, eventId);
        } catch (Throwable e) {
            report("The idempotent repository failed, so a webhook event was not routed", e);
        } finally {
            if (admission != Admission.ROUTE) {
                release();
            }
        }
        return admission;
    }

    /** Gives up an event that was to be routed. */
    void withdraw() {
        repeats.end(eventId);
        release();
    }

    /** Runs what the repository has registered for the end of the exchange, because no route will run it. */
    private void release() {
        try {
            UnitOfWorkHelper.doneSynchronizations(exchange, exchange.getExchangeExtension().handoverCompletions());
            consumer.releaseExchange(exchange, false);
        } catch (Throwable e) {
            LOG.warn("The exchange of a webhook event could not be released", e);
        }
    }

    /** Routes the event; the answer comes on whichever thread the route ends. */
    CompletionStage<WebhookAnswer> route() {
        CompletableFuture<Exchange> routed = new CompletableFuture<>();
        CompletionStage<WebhookAnswer> answer = routed.thenApply(ended -> end());
        try {
            beforeRoute.run();
            consumer.getAsyncProcessor().process(exchange, doneSync -> routed.complete(exchange));
        } catch (Throwable e) {
            exchange.setException(e);
            routed.complete(exchange);
        }
        return answer;
    }

    private WebhookAnswer end() {
        try {
            if (exchange.getException() != null) {
                report("A webhook event could not be routed", exchange.getException());
                return WebhookAnswer.ROUTE_FAILED;
            }
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                return WebhookAnswer.ROUTE_FAILED;
            }
            counters.routed();
            repeats.keep(exchange, eventId);
            return WebhookAnswer.DONE;
        } catch (Throwable e) {
            report("The idempotent repository failed after a webhook event was routed, so it may be routed again", e);
            return WebhookAnswer.NOT_NOW;
        } finally {
            withdraw();
        }
    }

    /** Catches what the exception handler throws, because the call has to be answered all the same. */
    private void report(String message, Throwable failure) {
        try {
            consumer.getExceptionHandler().handleException(message, exchange, failure);
        } catch (Throwable e) {
            LOG.warn("The exception handler of a webhook route failed", e);
        }
    }
}
