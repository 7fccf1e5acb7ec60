/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;

/** An HTTP server without HTTP: remembers what listens on it, and hands calls over as Camel's servers do. */
public class RecordingHttpServer implements RestConsumerFactory {

    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private final boolean suspendable;

    public RecordingHttpServer() {
        this(true);
    }

    RecordingHttpServer(boolean suspendable) {
        this.suspendable = suspendable;
    }

    @Override
    public Consumer createConsumer(
            CamelContext camelContext, Processor processor, String verb, String basePath, String uriTemplate, String consumes,
            String produces, RestConfiguration configuration, Map<String, Object> parameters) {
        Listener listener = suspendable ? new SuspendableListener(camelContext, processor) : new Listener(camelContext, processor);
        listening.add(new Listening(verb, basePath, configuration, listener, processor));
        return listener;
    }

    /** All that have been created so far, in order. */
    List<Listening> listening() {
        return listening;
    }

    /** Hands over a call; the reply comes when it is answered. */
    CompletableFuture<Reply> receive(CamelContext camelContext, WebhookCall call) {
        Exchange exchange = new DefaultExchange(camelContext, ExchangePattern.InOut);
        call.headers().forEach(exchange.getIn()::setHeader);
        exchange.getIn().setBody(call.body());
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        AsyncProcessor processor = listening.get(listening.size() - 1).consumer().getAsyncProcessor();
        processor.process(exchange, doneSync -> reply.complete(Reply.of(exchange)));
        return reply;
    }

    record Listening(String verb, String path, RestConfiguration configuration, Listener consumer, Processor processor) {
    }

    /** The server's answer to a call, with all the headers that a server would write. */
    record Reply(int status, Object body, Map<String, Object> headers, Exception exception) {

        private static Reply of(Exchange exchange) {
            Map<String, Object> headers = exchange.getMessage().getHeaders();
            int status = (int) headers.remove(Exchange.HTTP_RESPONSE_CODE);
            return new Reply(status, exchange.getMessage().getBody(), headers, exchange.getException());
        }
    }

    static class Listener extends DefaultConsumer {

        Listener(CamelContext camelContext, Processor processor) {
            super(camelContext.getEndpoint("direct:http"), processor);
        }
    }

    private static final class SuspendableListener extends Listener implements Suspendable {

        private SuspendableListener(CamelContext camelContext, Processor processor) {
            super(camelContext, processor);
        }
    }
}
