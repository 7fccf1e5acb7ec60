/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import java.time.Instant;
import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * Turns a webhook event into a CloudEvent: its attributes become Camel's headers for CloudEvents, its data is the event as JSON. The
 * attributes name the message, and hold no number and no text. Thread-safe.
 */
@DataTypeTransformer(name = "qlara-whatsapp:application-cloudevents",
                     description = "Turns a webhook event into the headers and the JSON data of a CloudEvent")
public class CloudEventTransformer extends Transformer {

    private static final String SPECIFICATION = "1.0";
    private static final String SOURCE = "qlara-whatsapp:webhooks";
    private static final String TYPE_PREFIX = "io.qlara.camel.whatsapp.";
    private static final String JSON = "application/json";
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws IllegalArgumentException if the body is no webhook event, and can't be read as one */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        WebhookEvent event = EventBody.of(message, "a CloudEvent");
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, SPECIFICATION);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, event.id());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, SOURCE);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type(event));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(event, message.getExchange()).toString());
        if (event.messageId() == null) {
            message.removeHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
        } else {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, event.messageId());
        }
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        message.setBody(QlaraModelConverters.toText(event));
    }

    /** In lower case, as types of CloudEvents are. Of a sender's own word only plain characters stay; the others become dashes. */
    private static String type(WebhookEvent event) {
        return TYPE_PREFIX + event.eventType().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    }

    /** When the event happened. Without that time, or with one that a CloudEvent can't hold: when the event was received. */
    private static Instant time(WebhookEvent event, Exchange exchange) {
        Instant time = event.timestamp();
        return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST)
                ? Instant.ofEpochMilli(exchange.getClock().getCreated()) : time;
    }
}
