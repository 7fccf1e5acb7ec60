/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collection;

import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Notes each exchange of a route that ends, successfully or not, as often as it does. */
final class EndedExchanges extends EventNotifierSupport {

    private final Collection<Exchange> ended;

    EndedExchanges(Collection<Exchange> ended) {
        this.ended = ended;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event.getType() == CamelEvent.Type.ExchangeFailed || event.getType() == CamelEvent.Type.ExchangeCompleted) {
            Exchange exchange = ((ExchangeEvent) event).getExchange();
            if (exchange.getFromRouteId() != null) {
                ended.add(exchange);
            }
        }
    }
}
