/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.util.function.Consumer;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import io.qlara.benchmarks.load.Contender;

/** A Camel route that sends, entered at {@code direct:send}. */
abstract class CamelRoute implements Contender {

    private final CamelContext camel = new DefaultCamelContext();
    private final Endpoint entry;
    private final AsyncProducer producer;

    CamelRoute() {
        entry = camel.getEndpoint("direct:send");
        try {
            producer = entry.createAsyncProducer();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be called at the end of a subclass' constructor. */
    final void start(RouteBuilder route) {
        try {
            camel.addRoutes(route);
            camel.start();
            producer.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    final CamelContext camel() {
        return camel;
    }

    /** What the route gets as body of message of that number. */
    abstract Object body(long number);

    /** Whether the exchange has the answer that the service gave. */
    abstract boolean isAnswered(Exchange exchange);

    @Override
    public void send(long number, Consumer<Throwable> whenDone) {
        Exchange exchange = entry.createExchange();
        exchange.getIn().setBody(body(number));
        producer.process(exchange, doneSync -> whenDone.accept(problem(exchange)));
    }

    private Throwable problem(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        return isAnswered(exchange) ? null : new IllegalStateException("Unexpected answer: " + exchange.getMessage().getBody());
    }

    @Override
    public void close() {
        camel.stop();
    }
}
