/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items through an asynchronous step, each after the one before has ended well. Neither waits nor grows the stack,
 * whether a step ends before it returns or later on another thread.
 */
final class InOrder<T> {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private final Iterator<T> items;
    private final Step<T> step;
    private final Consumer<WebhookAnswer> whenEnded;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    private InOrder(Iterable<T> items, Step<T> step, Consumer<WebhookAnswer> whenEnded) {
        this.items = items.iterator();
        this.step = step;
        this.whenEnded = whenEnded;
    }

    /** Begins with the first item; {@code whenEnded} gets, once, the first answer that is not DONE, or DONE. */
    static <T> void take(Iterable<T> items, Step<T> step, Consumer<WebhookAnswer> whenEnded) {
        new InOrder<>(items, step, whenEnded).takeTurn();
    }

    /** Only the thread that finds no turn going on takes one; a turn asked for meanwhile is taken by that thread. */
    private void takeTurn() {
        if (turns.getAndIncrement() > 0) {
            return;
        }
        do {
            next();
        } while (turns.decrementAndGet() > 0);
    }

    private void next() {
        if (!items.hasNext()) {
            end(WebhookAnswer.DONE);
            return;
        }
        try {
            step.begin(items.next(), this::stepEnded);
        } catch (Throwable e) {
            // whoever waits for the answer has to get one
            LOG.warn("A webhook event could not be taken to its route", e);
            end(WebhookAnswer.ROUTE_FAILED);
        }
    }

    private void stepEnded(WebhookAnswer answer) {
        if (answer == WebhookAnswer.DONE) {
            takeTurn();
        } else {
            end(answer);
        }
    }

    private void end(WebhookAnswer answer) {
        if (ended.compareAndSet(false, true)) {
            whenEnded.accept(answer);
        }
    }

    /** What is done with each item; has to give its answer once. */
    interface Step<T> {
        void begin(T item, Consumer<WebhookAnswer> whenDone);
    }
}
