/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import io.qlara.camel.whatsapp.queue.RequestQueue;

/** What all calls of one client share. Thread-safe. */
public final class ClientContext {

    private final ClientSettings settings;
    private final HttpTransport transport;
    private final RequestQueue queue;
    private final Failures failures = new Failures(Clock.systemUTC());
    private final RetryPolicy retries;
    private volatile boolean noMoreWaiting;

    /**
     * The context of a client.
     *
     * @param settings  how the API is called
     * @param transport the connections
     * @param queue     where the requests of the client's API key wait for their turn
     */
    public ClientContext(ClientSettings settings, HttpTransport transport, RequestQueue queue) {
        this.settings = settings;
        this.transport = transport;
        this.queue = queue;
        this.retries = new RetryPolicy(settings.maxRetries(), settings.maxRetryAfter(), () -> ThreadLocalRandom.current().nextDouble());
    }

    public ClientSettings settings() {
        return settings;
    }

    /** What the client's calls end with if they fail. */
    public Failures failures() {
        return failures;
    }

    HttpTransport transport() {
        return transport;
    }

    /** Where the requests of the client's key wait for their turn. */
    public RequestQueue queue() {
        return queue;
    }

    RetryPolicy retries() {
        return retries;
    }

    /** Whether calls that would have to wait end instead. */
    boolean isNoMoreWaiting() {
        return noMoreWaiting || transport.isNoMoreWaiting();
    }

    void endWaiting() {
        noMoreWaiting = true;
    }

    /** The other side of {@link #endWaiting}. */
    public void allowWaiting() {
        noMoreWaiting = false;
    }
}
