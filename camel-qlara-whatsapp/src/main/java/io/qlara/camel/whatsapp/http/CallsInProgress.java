/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/**
 * All calls of a component that have not ended, whichever client began them. Every call ends, exactly once, whatever happens. Thread-safe.
 */
public final class CallsInProgress {

    private final Set<CallInProgress<?>> calls = ConcurrentHashMap.newKeySet();
    private final HttpTransport transport;
    private final OverdueWatch watch;

    /** The calls on one transport, which the caller keeps open for as long as calls may begin. */
    public CallsInProgress(HttpTransport transport) {
        this.transport = transport;
        this.watch = new OverdueWatch(transport.deadlines(), () -> !calls.isEmpty(), this::endOverdue);
    }

    /**
     * Begins a call of the client.
     *
     * @param  begun from when the requestTimeout counts, on the clock of {@link System#nanoTime}
     * @return ends once, with the response or a {@link io.qlara.camel.whatsapp.client.QlaraException}, on an I/O or timer thread
     */
    public <T> CompletableFuture<QlaraResponse<T>> begin(ClientContext client, ApiCall call, ResponseReader<T> reader, long begun) {
        CallInProgress<T> inProgress = new CallInProgress<>(call, reader, client, begun, calls::remove);
        calls.add(inProgress);
        try {
            watch.begin();
            inProgress.start();
        } catch (RejectedExecutionException e) {
            inProgress.abort();
        } catch (Throwable e) {
            inProgress.endUnsent(e);
        }
        if (transport.isClosing()) {
            inProgress.abort();
        }
        return inProgress.result();
    }

    private void endOverdue() {
        long now = System.nanoTime();
        calls.forEach(call -> call.endIfOverdue(now));
    }

    /** How many calls have not ended. */
    public int count() {
        return calls.size();
    }

    /** From now on no call of the client waits for its turn or for another attempt; those that do end as not sent. */
    public void endWaiting(ClientContext client) {
        client.endWaiting();
        endWaiting(call -> call.isOf(client));
    }

    /** The same for the calls of all clients. */
    public void endWaiting() {
        transport.endWaiting();
        endWaiting(call -> true);
    }

    private void endWaiting(Predicate<CallInProgress<?>> which) {
        calls.stream().filter(which).forEach(CallInProgress::abortIfWaiting);
    }

    /** Ends every call of the client; each says whether it had been sent. */
    public void abort(ClientContext client) {
        // first, because what is under way frees connections for what waits
        endWaiting(client);
        abort(call -> call.isOf(client));
    }

    /** Ends every call; each says whether it had been sent. */
    public void abort() {
        endWaiting();
        abort(call -> true);
    }

    private void abort(Predicate<CallInProgress<?>> which) {
        calls.stream().filter(which).forEach(CallInProgress::abort);
    }
}
