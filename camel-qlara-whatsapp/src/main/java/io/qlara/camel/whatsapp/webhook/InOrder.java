/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items through an asynchronous step, each after the one before has ended, well or not. No thread waits, and the stack does not grow
 * with the number of items, whether a step ends at once or later on another thread.
 */
final class InOrder {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private InOrder() {
    }

    /**
     * Begins with the first item.
     *
     * @param  step what is done with each item
     * @return      DONE if all steps ended so, else the answer to what failed; a step that throws or fails is answered ROUTE_FAILED.
     *              Never fails
     */
    static <T> CompletionStage<WebhookAnswer> take(Iterable<T> items, Function<T, CompletionStage<WebhookAnswer>> step) {
        CompletableFuture<WebhookAnswer> chain = CompletableFuture.completedFuture(WebhookAnswer.DONE);
        for (T item : items) {
            chain = chain.thenCompose(soFar -> begin(step, item).thenApply(soFar::and));
        }
        return chain;
    }

    private static <T> CompletionStage<WebhookAnswer> begin(Function<T, CompletionStage<WebhookAnswer>> step, T item) {
        try {
            return step.apply(item).exceptionally(InOrder::answerAfter);
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(answerAfter(e));
        }
    }

    private static WebhookAnswer answerAfter(Throwable failure) {
        LOG.warn("A webhook event could not be taken to its route", failure.getCause() == null ? failure : failure.getCause());
        return WebhookAnswer.ROUTE_FAILED;
    }
}
