/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.function.Consumer;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Brings the events of one call to the route. Thread-safe. */
interface Dispatch {

    /** Takes the events, in order; {@code whenKnown} gets the answer to the call, once, on any thread. */
    void dispatch(List<WebhookEvent> events, Consumer<WebhookAnswer> whenKnown);

    default void start() {
    }

    default void stop() {
    }
}
