/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;

import io.qlara.camel.whatsapp.queue.ConnectionLimit;
import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * The connections to the service and the threads that serve them: one for all clients of a component. Thread-safe; to be
 * closed by whoever started it, after the clients that use it.
 */
public final class HttpTransport implements Scheduler, AutoCloseable {

    private static final String ATTEMPT = HttpAttempt.class.getName();
    private static final TimeValue PATIENCE = TimeValue.ofSeconds(2);

    private final PoolingAsyncClientConnectionManager connections;
    private final CloseableHttpAsyncClient client;
    private final ConnectionLimit connectionLimit;
    private final ScheduledThreadPoolExecutor timer;
    /** A thread of its own: to look up a name on the timer's thread can take seconds. */
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile boolean closing;

    private HttpTransport(TransportSettings settings, DnsResolver names) {
        connections = HttpClientFactory.connections(settings, names);
        client = HttpClientFactory.client(settings, connections, HttpTransport::offer, HttpTransport::follow);
        timer = timer("qlara-whatsapp-timer");
        connectionLimit = new ConnectionLimit(settings.maxConnections(), timer);
        deadlines = timer("qlara-whatsapp-deadlines");
    }

    private static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory(name, true));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Opens a transport; connections are made as they are needed. */
    public static HttpTransport start(TransportSettings settings) {
        return start(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    static HttpTransport start(TransportSettings settings, DnsResolver names) {
        HttpTransport transport = new HttpTransport(settings, names);
        transport.client.start();
        return transport;
    }

    /** How many connections are in use at the moment. */
    public int connectionsInUse() {
        return connections.getTotalStats().getLeased();
    }

    public ConnectionLimit connectionLimit() {
        return connectionLimit;
    }

    /** How many attempts have not given their connection back. */
    public int attemptsUnderWay() {
        return connectionLimit.taken();
    }

    /** How many connections there are, in use or kept for the next request. */
    public int connectionsOpen() {
        PoolStats stats = connections.getTotalStats();
        return stats.getLeased() + stats.getAvailable();
    }

    /** Makes the attempt, unless it is withdrawn already. Never throws: whatever fails, fails the attempt's answer. */
    void make(HttpAttempt attempt, ApiRequest request, URI url, String apiKey) {
        try {
            HttpClientContext context = HttpClientContext.create();
            context.setAttribute(ATTEMPT, attempt);
            attempt.runsAs(client.execute(SimpleRequestProducer.create(message(request, url, apiKey)),
                    new HttpAnswerConsumer(request.largestAnswer()), context, attempt));
        } catch (Throwable e) {
            attempt.end(e);
        }
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** For what has to be done in time, and takes none. */
    public Scheduler deadlines() {
        return (delay, action) -> deadlines.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether no request may begin any more. */
    boolean isClosing() {
        return closing;
    }

    /** From now on requests end as soon as they begin. */
    public void beginToClose() {
        closing = true;
    }

    private static SimpleHttpRequest message(ApiRequest request, URI url, String apiKey) {
        SimpleRequestBuilder message = SimpleRequestBuilder.create(request.method()).setUri(url)
                .addHeader(new ApiKeyHeader(apiKey)).addHeader("Accept", "application/json");
        if (request.body() != null) {
            message.setBody(request.body(), ContentType.APPLICATION_JSON);
        }
        return message.build();
    }

    /** Stands before all else, and tells the attempt of its connection. */
    private static void follow(
            HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope, AsyncExecChain chain,
            AsyncExecCallback callback) throws HttpException, IOException {
        HttpAttempt attempt = (HttpAttempt) scope.clientContext.getAttribute(ATTEMPT);
        if (attempt != null) {
            attempt.disconnectsBy(scope.execRuntime::discardEndpoint);
            attempt.isConnectedIf(scope.execRuntime::isEndpointAcquired);
        }
        chain.proceed(request, body, scope, callback);
    }

    /** Stands between the pool and the wire: a withdrawn request stops here. */
    private static void offer(HttpRequest request, EntityDetails body, HttpContext context) throws InterruptedIOException {
        HttpAttempt attempt = (HttpAttempt) context.getAttribute(ATTEMPT);
        if (attempt != null && !attempt.offer()) {
            throw new InterruptedIOException("withdrawn before it was sent");
        }
    }

    @Override
    public void close() {
        beginToClose();
        timer.shutdownNow();
        deadlines.shutdownNow();
        awaitEndOfIoThreads();
        client.close(CloseMode.IMMEDIATE);
    }

    /** An I/O thread that is still busy when its selector is closed logs an error. */
    private void awaitEndOfIoThreads() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
