/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.http.CallsInProgress;
import io.qlara.camel.whatsapp.http.ClientContext;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.HttpTransport;
import io.qlara.camel.whatsapp.http.TransportSettings;
import io.qlara.camel.whatsapp.queue.Governor;
import io.qlara.camel.whatsapp.queue.RequestQueue;

/** The clients of one component, on one transport, with one queue for each API key. Thread-safe; to be closed by whoever made it. */
public final class ClientPool {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final QuotaSettings quota;
    private final LongSupplier nanoTime;
    private final HttpTransport transport;
    private final CallsInProgress calls;
    private final Set<QlaraClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<String, QueueOfKey> queues = new HashMap<>();

    /** Opens a transport; connections are made as they are needed. */
    public ClientPool(TransportSettings settings, QuotaSettings quota) {
        this(settings, quota, System::nanoTime);
    }

    /** @param nanoTime tells how long a key has not been used */
    ClientPool(TransportSettings settings, QuotaSettings quota, LongSupplier nanoTime) {
        this.quota = quota;
        this.nanoTime = nanoTime;
        this.transport = HttpTransport.start(settings);
        this.calls = new CallsInProgress(transport);
    }

    /** A client with these settings; to be given back to {@link #close(QlaraClient)}. */
    public QlaraClient open(ClientSettings settings) {
        QlaraClient client = openUncounted(settings);
        clients.add(client);
        forgetUnusedQueues();
        return client;
    }

    /** A client that the activity does not count, such as that of a health check. */
    public QlaraClient openUncounted(ClientSettings settings) {
        return new QlaraClient(new ClientContext(settings, transport, queue(settings.apiKey())), calls);
    }

    private synchronized RequestQueue queue(String apiKey) {
        QueueOfKey ofKey = queues.computeIfAbsent(apiKey, key -> new QueueOfKey(new RequestQueue(limiter(), quota.maxQueued(), transport.connectionLimit())));
        ofKey.lastUse = nanoTime.getAsLong();
        return ofKey.queue;
    }

    /** A key that was replaced leaves nothing behind, once the quota of its last minute is over. */
    private synchronized void forgetUnusedQueues() {
        long now = nanoTime.getAsLong();
        Set<String> used = clients.stream().map(client -> client.settings().apiKey()).collect(Collectors.toSet());
        queues.entrySet().removeIf(entry -> !used.contains(entry.getKey()) && entry.getValue().isUnused(now));
    }

    private RateLimiter limiter() {
        return quota.rateLimiter() == null
                ? new Governor(quota.requestsPerSecond(), quota.requestsPerMinute(), quota.margin(), transport, Clock.systemUTC(), System::nanoTime)
                : quota.rateLimiter();
    }

    /** How many requests may leave and wait. */
    public QuotaSettings quota() {
        return quota;
    }

    /** What the client still has under way ends in its own time, at the latest when the pool is closed. */
    public void close(QlaraClient client) {
        clients.remove(client);
        // from now on the time of the key's last use counts
        queue(client.settings().apiKey());
        forgetUnusedQueues();
    }

    /** From now on no call waits for its turn or for another attempt; those that do end as not sent. */
    public void endWaiting() {
        calls.endWaiting();
    }

    /** What is going on at the moment. */
    public ClientActivity activity() {
        return new ClientActivity(clients.size(), calls.count(), transport.connectionsInUse(),
                transport.connectionLimit().taken(), transport.connectionsOpen(), waiting());
    }

    private synchronized List<ClientActivity.Queue> waiting() {
        return queues.values().stream().map(ofKey -> ofKey.queue).map(ClientActivity.Queue::of).toList();
    }

    /** Ends every call, with an exception that says whether it was sent, and then the connections. */
    public void close() {
        transport.beginToClose();
        calls.abort();
        transport.close();
    }

    /** The queue of one API key, and when a client last asked for it. */
    private static final class QueueOfKey {

        private final RequestQueue queue;
        private volatile long lastUse;

        QueueOfKey(RequestQueue queue) {
            this.queue = queue;
        }

        private boolean isUnused(long now) {
            return now - lastUse > FORGOTTEN_AFTER.toNanos() && queue.length() == 0 && queue.heldUntil() == null;
        }
    }
}
