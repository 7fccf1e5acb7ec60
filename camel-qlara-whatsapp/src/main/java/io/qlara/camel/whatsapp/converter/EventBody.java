/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** A body that is a webhook event, or a map or JSON of one. */
final class EventBody {

    private EventBody() {
    }

    /**
     * The event.
     *
     * @param  target                   what it is to become, for the message of the exception
     * @throws IllegalArgumentException if the body can't be read as an event; it repeats nothing of the body
     */
    static WebhookEvent of(Message message, String target) {
        Exchange exchange = message.getExchange();
        Object body = message.getBody();
        WebhookEvent event = exchange.getContext().getTypeConverter().tryConvertTo(WebhookEvent.class, exchange, body);
        if (event == null) {
            throw new IllegalArgumentException("Only a webhook event can become " + target + ", but the body is "
                    + (body == null ? "empty" : "of the class " + body.getClass().getName())
                    + "; transform it right after the consumer qlara-whatsapp:webhooks");
        }
        return event;
    }
}
