/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;

import io.qlara.camel.whatsapp.queue.RequestQueue;

/** Carries requests out. Every request ends, exactly once, whatever happens. Thread-safe. */
public final class RequestExecutor {

    private final ClientContext context;
    private final Set<PendingRequest<?>> pending = ConcurrentHashMap.newKeySet();
    private final OverdueWatch watch;
    private volatile boolean noMoreWaiting;

    public RequestExecutor(ClientSettings settings, HttpTransport transport, RequestQueue queue) {
        context = new ClientContext(settings, transport, queue, new AnswerErrors(Clock.systemUTC()),
                new RetryPolicy(settings.maxRetries(), settings.maxRetryAfter(), () -> ThreadLocalRandom.current().nextDouble()));
        watch = new OverdueWatch(transport.deadlines(), () -> !pending.isEmpty(), this::endOverdue);
    }

    public <T> CompletableFuture<QlaraAnswer<T>> execute(ApiRequest request, AnswerReader<T> reader) {
        PendingRequest<T> call = new PendingRequest<>(request, reader, context, () -> noMoreWaiting, pending::remove);
        pending.add(call);
        try {
            watch.begin();
            call.start();
        } catch (RejectedExecutionException e) {
            call.abort();
        }
        if (context.transport().isClosing()) {
            call.abort();
        }
        return call.result();
    }

    private void endOverdue() {
        long now = System.nanoTime();
        pending.forEach(call -> call.endIfOverdue(now));
    }

    public int pendingRequests() {
        return pending.size();
    }

    /** From now on no request waits for its turn or for another attempt; those that do end as not sent. */
    public void endWaiting() {
        noMoreWaiting = true;
        pending.forEach(PendingRequest::abortIfWaiting);
    }

    /** Ends every request that is still under way; each says whether it had been sent. */
    public void abort() {
        // first, because what is under way frees connections for what waits
        endWaiting();
        pending.forEach(PendingRequest::abort);
    }
}
