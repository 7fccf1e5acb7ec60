/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.ObjectHelper;

import io.qlara.camel.whatsapp.ProducerResources.UserOfRoute;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/**
 * What all producers have in common: each has a client of its own on the shared connections, and ends every exchange exactly once.
 * After a call the exchange goes on on a thread of the route executor.
 */
final class QlaraWhatsAppProducer<T> extends DefaultAsyncProducer implements RouteIdAware, UserOfRoute {

    private final Supplier<ResourceCall<T>> calls;
    private ResourceCall<T> call;
    private QlaraClient client;
    private RouteExecutor routeExecutor;
    private String routeId;
    /** For a producer that Camel gives no route, as toD does: the route that used it. */
    private volatile String usedBy;
    private volatile boolean usedBySeveral;
    /** On the clock of {@link System#nanoTime}; 0 while calls may wait. */
    private volatile long waitingEnded;

    /** @param calls makes the call when the producer starts */
    QlaraWhatsAppProducer(QlaraWhatsAppEndpoint endpoint, Supplier<ResourceCall<T>> calls) {
        super(endpoint);
        this.calls = calls;
    }

    @Override
    public QlaraWhatsAppEndpoint getEndpoint() {
        return (QlaraWhatsAppEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        call = calls.get();
        waitingEnded = 0;
        super.doStart();
        ProducerResources resources = getEndpoint().getComponent().producerResources();
        client = resources.open(ProducerSettings.ofClient(getEndpoint().getResource(), getEndpoint().getConfiguration(),
                getEndpoint().getComponent().getConfiguration()));
        call.start(client.settings());
        routeExecutor = resources.routeExecutor();
        resources.add(this);
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

    /** Ends the requests only if the route or the context stops. toD and ProducerTemplate also stop producers that nobody uses any more. */
    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            if (routeId != null || getEndpoint().getCamelContext().isStopping()) {
                client.abort();
            }
            getEndpoint().getComponent().producerResources().remove(this);
            getEndpoint().getComponent().producerResources().giveBack(client);
            call.stop();
        }
        super.doStop();
    }

    /** Camel calls this when the shutdown begins, which lets running calls finish, and with forced when the time of the shutdown is over. */
    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (client == null || suspendOnly) {
            return;
        }
        waitingEnded = System.nanoTime();
        call.endWaiting();
        if (forced) {
            client.abort();
        } else {
            client.endWaiting();
        }
    }

    /** A stop that was given up leaves the route running, without telling anybody: once the time of a shutdown is over, calls may wait again. */
    private void allowWaitingAfterStopGivenUp() {
        ShutdownStrategy shutdown = getEndpoint().getCamelContext().getShutdownStrategy();
        if (System.nanoTime() - waitingEnded > shutdown.getTimeUnit().toNanos(shutdown.getTimeout())) {
            waitingEnded = 0;
            call.allowWaiting();
            client.allowWaiting();
        }
    }

    @Override
    public String usedByRoute() {
        return routeId != null ? routeId : usedBySeveral ? null : usedBy;
    }

    private void noteRoute(Exchange exchange) {
        String current = ExchangeHelper.getRouteId(exchange);
        if (usedBy == null) {
            usedBy = current;
        } else if (!usedBy.equals(current)) {
            usedBySeveral = true;
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (routeId == null && !usedBySeveral) {
            noteRoute(exchange);
        }
        if (waitingEnded != 0) {
            allowWaitingAfterStopGivenUp();
        }
        long begin = System.nanoTime();
        CompletableFuture<QlaraResponse<T>> answer;
        try {
            answer = call.begin(exchange, client);
        } catch (Throwable e) {
            Throwable failure = e instanceof TypeConversionException unreadable ? unreadable(unreadable) : e;
            exchange.setException(failure);
            count(failure, begin);
            callback.done(true);
            return true;
        }
        answer.whenCompleteAsync((result, failure) -> end(exchange, callback, result, cause(failure), begin), routeExecutor);
        return false;
    }

    /** Camel's message repeats the value, which may be a text or a number of somebody. */
    private QlaraValidationException unreadable(TypeConversionException e) {
        return new QlaraValidationException(getEndpoint().getResource().name(), List.of("the body or a header is a " + e.getFromType().getName()
                + " that can't be read (" + ObjectHelper.createExceptionIterator(e).next().getClass().getName() + ")"));
    }

    /** What a call ended with, whatever stages came after the call. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void end(Exchange exchange, AsyncCallback callback, QlaraResponse<T> answer, Throwable failure, long begin) {
        try {
            RedeliveryDelay.apply(exchange, failure, getEndpoint().getConfiguration().getMaxRetryAfter());
            if (failure != null) {
                exchange.setException(failure);
            } else {
                ExchangeReader.consume(exchange, call.headersRead());
                call.write(exchange, answer.body());
                exchange.getMessage().setHeader(QlaraWhatsAppConstants.HTTP_STATUS, answer.httpStatus());
            }
        } catch (Throwable e) {
            exchange.setException(e);
        } finally {
            count(exchange.getException(), begin);
            callback.done(false);
        }
    }

    private void count(Throwable failure, long begin) {
        getEndpoint().getComponent().statistics().ended(getEndpoint().getResource().name(), failure, System.nanoTime() - begin);
    }
}
