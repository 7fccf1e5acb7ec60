/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.concurrent.CompletableFuture;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.DefaultAsyncProducer;

import io.qlara.camel.whatsapp.client.QlaraAnswer;
import io.qlara.camel.whatsapp.client.QlaraClient;

/**
 * What all producers share: a client of their own on the shared connections, and the promise that every exchange ends
 * exactly once, on a thread of the route executor.
 */
abstract class QlaraWhatsAppProducer<T> extends DefaultAsyncProducer implements RouteIdAware, ShutdownPrepared {

    private QlaraClient client;
    private RouteExecutor routeExecutor;
    private String routeId;

    QlaraWhatsAppProducer(QlaraWhatsAppEndpoint endpoint) {
        super(endpoint);
    }

    /**
     * Begins the call that the exchange asks for.
     *
     * @throws RuntimeException if it does not come to a call, above all if the exchange asks for something invalid
     */
    abstract CompletableFuture<QlaraAnswer<T>> call(Exchange exchange, QlaraClient client);

    /** Puts the result on the exchange. */
    abstract void write(Exchange exchange, T result);

    @Override
    public QlaraWhatsAppEndpoint getEndpoint() {
        return (QlaraWhatsAppEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        SharedClient shared = getEndpoint().getComponent().sharedClient();
        client = shared.open(getEndpoint());
        routeExecutor = shared.routeExecutor();
    }

    @Override
    public String getRouteId() {
        return routeId;
    }

    /** Only called for a producer that belongs to one route. */
    @Override
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    /** With its route or the context end its requests; toD and templates also stop producers that are merely in use no more. */
    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            if (routeId != null || getEndpoint().getCamelContext().isStopping()) {
                client.abort();
            }
            getEndpoint().getComponent().sharedClient().giveBack(client);
        }
        super.doStop();
    }

    /** Called when the shutdown begins, which lets running calls finish, and again, forced, when its time is over. */
    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (client == null || suspendOnly) {
            return;
        }
        if (forced) {
            client.abort();
        } else {
            client.endWaiting();
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<QlaraAnswer<T>> answer;
        try {
            answer = call(exchange, client);
        } catch (Throwable e) {
            exchange.setException(e);
            count(e);
            callback.done(true);
            return true;
        }
        answer.whenCompleteAsync((result, failure) -> end(exchange, callback, result, failure), routeExecutor);
        return false;
    }

    private void end(Exchange exchange, AsyncCallback callback, QlaraAnswer<T> answer, Throwable failure) {
        try {
            RedeliveryDelay.apply(exchange, failure, getEndpoint().getConfiguration().getMaxRetryAfter());
            if (failure != null) {
                exchange.setException(failure);
            } else {
                write(exchange, answer.body());
                exchange.getMessage().setHeader(QlaraWhatsAppConstants.HTTP_STATUS, answer.httpStatus());
            }
        } catch (Throwable e) {
            exchange.setException(e);
        } finally {
            count(exchange.getException());
            callback.done(false);
        }
    }

    private void count(Throwable failure) {
        getEndpoint().getComponent().statistics().ended(getEndpoint().getResource(), failure);
    }
}
