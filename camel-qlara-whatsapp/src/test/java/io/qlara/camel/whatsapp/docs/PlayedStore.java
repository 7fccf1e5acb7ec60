/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands in for Camel's component of a cloud store: takes what is stored, and gives a link where it is asked for one, as the real one does. */
final class PlayedStore extends DefaultComponent {

    static final String LINK = "https://store.example/invoices/1.pdf?signature=x";

    /** What was asked, each with the options of its endpoint and the headers and body that it came with. */
    final List<Call> calls = new CopyOnWriteArrayList<>();

    private final String headerOfLink;

    /** Puts the link into that header, or into the body if it is null. */
    PlayedStore(String headerOfLink) {
        this.headerOfLink = headerOfLink;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Map<String, Object> options = Map.copyOf(parameters);
        parameters.clear();
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) {
                        answer(exchange.getMessage(), remaining, options);
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void answer(Message message, String place, Map<String, Object> options) {
        calls.add(new Call(place, options, Map.copyOf(message.getHeaders()), message.getBody()));
        boolean isForLink = options.values().stream().anyMatch(value -> value.toString().endsWith("ownloadLink"))
                || message.getHeaders().containsValue("downloadLink");
        if (isForLink && headerOfLink != null) {
            message.setHeader(headerOfLink, LINK);
        }
        message.setBody(isForLink && headerOfLink == null ? LINK : true);
    }

    record Call(String place, Map<String, Object> options, Map<String, Object> headers, Object body) {
    }
}
