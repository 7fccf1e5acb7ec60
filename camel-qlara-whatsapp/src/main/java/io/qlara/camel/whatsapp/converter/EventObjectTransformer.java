/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Turns the JSON of a webhook event, as the kamelet of the source produces it, into the {@code WebhookEvent}. Thread-safe. */
@DataTypeTransformer(name = "qlara-whatsapp:application-x-java-object",
                     description = "Turns the JSON of a webhook event into a WebhookEvent")
public class EventObjectTransformer extends Transformer {

    /** @throws IllegalArgumentException if the body is no webhook event, and can't be read as one */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        message.setBody(EventBody.of(message, "an object"));
        message.removeHeader(Exchange.CONTENT_TYPE);
    }
}
