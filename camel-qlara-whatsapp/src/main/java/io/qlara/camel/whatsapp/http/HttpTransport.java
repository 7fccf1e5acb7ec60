/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.queue.ConnectionLimit;
import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * The connections to the service and the threads that serve them: one for all clients of a component. Thread-safe; to be
 * closed by whoever started it, after the clients that use it.
 */
public final class HttpTransport implements Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final Duration TIDIES_EACH = Duration.ofSeconds(1);

    private final TransportSettings settings;
    private final DnsResolver names;
    private final ConnectionLimit connectionLimit;
    private final ScheduledThreadPoolExecutor timer;
    /** A thread of its own: to look up a name on the timer's thread can take seconds. */
    private final ScheduledThreadPoolExecutor deadlines;
    private final Queue<HttpConnections> replaced = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean tidies = new AtomicBoolean();
    private volatile HttpConnections connections;
    private volatile boolean noMoreWaiting;
    private volatile boolean closing;

    private HttpTransport(TransportSettings settings, DnsResolver names) {
        this.settings = settings;
        this.names = names;
        timer = timer("qlara-whatsapp-timer");
        deadlines = timer("qlara-whatsapp-deadlines");
        connectionLimit = new ConnectionLimit(settings.maxConnections(), this, System::nanoTime);
        // loading HttpClient takes a fifth of a second, which the application's start need not wait for
        timer.execute(this::openEarly);
    }

    private void openEarly() {
        try {
            open();
        } catch (Throwable e) {
            LOG.warn("Connections to Qlara can't be made; each request tries anew, and fails until they can", e);
        }
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
        return new HttpTransport(settings, names);
    }

    /** How many connections are in use at the moment. */
    public int connectionsInUse() {
        return sum(HttpConnections::inUse);
    }

    /** How many connections there are, in use or kept for the next request. */
    public int connectionsOpen() {
        return sum(HttpConnections::open);
    }

    private int sum(ToIntFunction<HttpConnections> count) {
        return Stream.concat(Stream.ofNullable(connections), replaced.stream()).mapToInt(count).sum();
    }

    /** What all queues of the component share. */
    public ConnectionLimit connectionLimit() {
        return connectionLimit;
    }

    /**
     * Begins one attempt; the callback is told on an I/O thread how the attempt ended.
     *
     * @throws RuntimeException or an Error, if the attempt did not begin
     */
    void execute(ApiCall call, String apiKey, Handover handover, FutureCallback<ApiResponse> callback) {
        handover.runsAs(usable().execute(ApiRequest.of(call, apiKey), new ApiResponseConsumer(call.largestResponse()), new AttemptContext(handover),
                callback));
        tidyLater();
    }

    private HttpConnections usable() {
        HttpConnections current = connections;
        return current != null && current.isUsable() ? current : open();
    }

    private synchronized HttpConnections open() {
        HttpConnections current = connections;
        if (current != null && (current.isUsable() || closing)) {
            return current;
        }
        if (closing) {
            throw new IllegalStateException("The transport is closed");
        }
        connections = HttpConnections.open(settings, names);
        if (current != null) {
            LOG.debug("Connections are replaced, because they can't be used any more");
            replaced.add(current);
        }
        return connections;
    }

    /** Only while there are connections, somebody closes those that are not used any more. */
    private void tidyLater() {
        if (tidies.compareAndSet(false, true)) {
            try {
                schedule(TIDIES_EACH, this::tidy);
            } catch (Throwable e) {
                // the transport closes all, or the next attempt tries again
                tidies.set(false);
            }
        }
    }

    private void tidy() {
        try {
            connections.closeExpired();
            replaced.removeIf(old -> {
                boolean unused = old.inUse() == 0;
                if (unused) {
                    old.close();
                }
                return unused;
            });
        } finally {
            tidies.set(false);
            if (connectionLimit.taken() > 0 || connectionsOpen() > 0) {
                tidyLater();
            }
        }
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs what must not be late, on a thread where nothing takes long. */
    public Scheduler deadlines() {
        return (delay, action) -> deadlines.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean usesProxy() {
        return settings.proxy() != null;
    }

    /** Whether calls end that would have to wait. */
    boolean isNoMoreWaiting() {
        return noMoreWaiting;
    }

    void endWaiting() {
        noMoreWaiting = true;
    }

    /** Whether no call may begin any more. */
    boolean isClosing() {
        return closing;
    }

    /** From now on calls end as soon as they begin. */
    public void beginToClose() {
        closing = true;
    }

    @Override
    public synchronized void close() {
        beginToClose();
        timer.shutdownNow();
        deadlines.shutdownNow();
        replaced.forEach(HttpConnections::close);
        if (connections != null) {
            connections.close();
        }
    }
}
