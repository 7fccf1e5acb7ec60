package io.qlara.camel.whatsapp.client;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Carries requests out. Every request ends, exactly once, whatever happens. Thread-safe. */
final class RequestExecutor {

    private final ClientSettings settings;
    private final HttpTransport transport;
    private final AnswerErrors errors = new AnswerErrors(Clock.systemUTC());
    private final Set<PendingRequest<?>> pending = ConcurrentHashMap.newKeySet();

    RequestExecutor(ClientSettings settings, HttpTransport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    <T> CompletableFuture<QlaraAnswer<T>> execute(ApiRequest request, AnswerReader<T> reader) {
        PendingRequest<T> call = new PendingRequest<>(request, reader, settings, transport, errors);
        pending.add(call);
        call.result().whenComplete((answer, failure) -> pending.remove(call));
        call.start();
        return call.result();
    }

    int pendingRequests() {
        return pending.size();
    }

    /** Ends every request that is still under way; each says whether it had been sent. */
    void abort() {
        pending.forEach(PendingRequest::abort);
    }
}
