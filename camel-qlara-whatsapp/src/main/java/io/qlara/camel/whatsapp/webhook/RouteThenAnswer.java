/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Answers a call once all its events are routed, or at the first that could not be. */
final class RouteThenAnswer implements Dispatch {

    private final Function<WebhookEvent, EventRouting> routings;
    private final WebhookCounters counters;

    RouteThenAnswer(Function<WebhookEvent, EventRouting> routings, WebhookCounters counters) {
        this.routings = routings;
        this.counters = counters;
    }

    @Override
    public void dispatch(List<WebhookEvent> events, Consumer<WebhookAnswer> whenKnown) {
        InOrder.take(events, this::route, whenKnown);
    }

    private void route(WebhookEvent event, Consumer<WebhookAnswer> whenDone) {
        EventRouting routing = routings.apply(event);
        switch (routing.admit()) {
            case ROUTE -> routing.route(whenDone);
            case REPEAT -> {
                counters.repeated(1);
                whenDone.accept(WebhookAnswer.DONE);
            }
            case NOT_NOW -> whenDone.accept(WebhookAnswer.NOT_NOW);
        }
    }
}
