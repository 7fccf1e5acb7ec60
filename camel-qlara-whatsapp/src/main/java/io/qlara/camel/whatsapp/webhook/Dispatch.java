/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Brings the events of one call to the route. Thread-safe. */
interface Dispatch {

    /**
     * Takes the events, in order.
     *
     * @return the answer to the call, on any thread; never fails
     */
    CompletionStage<WebhookAnswer> dispatch(List<WebhookEvent> events);

    default void start() {
    }

    default void stop() {
    }
}
