package io.qlara.camel.whatsapp;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Receives webhook events. */
final class WebhookConsumer extends DefaultConsumer {

    WebhookConsumer(QlaraWhatsAppEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }
}
