/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The headers with which events reach their route, in the order of their arrival. */
final class Arrivals extends EventNotifierSupport {

    private final CamelContext watched;
    private final BlockingQueue<Map<String, Object>> headers = new LinkedBlockingQueue<>();

    private Arrivals(CamelContext watched) {
        this.watched = watched;
    }

    static Arrivals of(CamelContext camel) {
        Arrivals arrivals = new Arrivals(camel);
        arrivals.start();
        camel.getManagementStrategy().addEventNotifier(arrivals);
        return arrivals;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeCreatedEvent) event).getExchange();
        headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeCreatedEvent created
                && created.getExchange().getFromEndpoint().getEndpointUri().startsWith("qlara-whatsapp://webhooks");
    }

    Map<String, Object> next() throws InterruptedException {
        return headers.poll(30, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    @Override
    public void close() {
        watched.getManagementStrategy().removeEventNotifier(this);
        stop();
    }
}
