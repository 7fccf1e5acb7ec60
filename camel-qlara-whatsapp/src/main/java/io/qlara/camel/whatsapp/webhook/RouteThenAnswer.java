/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Answers a call once all its events were tried. */
final class RouteThenAnswer implements Dispatch {

    private final Function<WebhookEvent, EventRouting> routings;
    private final WebhookCounters counters;

    RouteThenAnswer(Function<WebhookEvent, EventRouting> routings, WebhookCounters counters) {
        this.routings = routings;
        this.counters = counters;
    }

    @Override
    public CompletionStage<WebhookAnswer> dispatch(List<WebhookEvent> events) {
        return InOrder.take(events, this::route);
    }

    private CompletionStage<WebhookAnswer> route(WebhookEvent event) {
        EventRouting routing = routings.apply(event);
        return switch (routing.admit()) {
            case ROUTE -> routing.route();
            case REPEAT -> {
                counters.repeated(1);
                yield CompletableFuture.completedFuture(WebhookAnswer.DONE);
            }
            case NOT_NOW -> CompletableFuture.completedFuture(WebhookAnswer.NOT_NOW);
        };
    }
}
