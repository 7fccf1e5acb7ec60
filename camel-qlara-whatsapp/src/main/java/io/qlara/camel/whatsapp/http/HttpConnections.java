/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HttpClient with its pool of connections and its I/O threads. An Error, such as a lack of memory, ends an I/O thread, and HttpClient goes on
 * giving that thread every second or every connection; so the whole is replaced then. Thread-safe.
 */
final class HttpConnections {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConnections.class);
    private static final ThreadFactory THREADS = new DefaultThreadFactory("qlara-whatsapp-io", true);
    private static final TimeValue PATIENCE = TimeValue.ofSeconds(2);

    private final PoolingAsyncClientConnectionManager pool;
    private final CloseableHttpAsyncClient client;
    private volatile boolean threadEnded;
    private volatile boolean closing;

    private HttpConnections(TransportSettings settings, DnsResolver names) {
        pool = HttpClientFactory.connections(settings, names);
        client = HttpClientFactory.client(settings, pool, this::thread);
    }

    static HttpConnections open(TransportSettings settings, DnsResolver names) {
        HttpConnections connections = new HttpConnections(settings, names);
        connections.client.start();
        return connections;
    }

    private Thread thread(Runnable work) {
        return THREADS.newThread(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.warn("A thread for connections to Qlara has ended; new connections replace all others", e);
            } finally {
                threadEnded = true;
            }
        });
    }

    /** Whether new requests can be sent here, or soon: the client starts on a thread of its own and is inactive until that thread runs. */
    boolean isUsable() {
        return !threadEnded && client.getStatus().compareTo(IOReactorStatus.SHUTTING_DOWN) < 0 || closing;
    }

    Future<ApiResponse> execute(AsyncRequestProducer request, ApiResponseConsumer response, HttpClientContext context, FutureCallback<ApiResponse> callback) {
        return client.execute(request, response, context, callback);
    }

    /** How many connections have a request on them. */
    int inUse() {
        return pool.getTotalStats().getLeased();
    }

    /** How many connections there are, in use or kept for the next request. */
    int open() {
        PoolStats stats = pool.getTotalStats();
        return stats.getLeased() + stats.getAvailable();
    }

    /** Closes the idle connections that may not be used again. */
    void closeExpired() {
        pool.closeExpired();
    }

    void close() {
        closing = true;
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
