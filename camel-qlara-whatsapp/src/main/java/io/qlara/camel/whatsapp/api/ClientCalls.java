/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.http.ApiCall;
import io.qlara.camel.whatsapp.http.CallsInProgress;
import io.qlara.camel.whatsapp.http.ClientContext;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.http.ResponseReader;

/** Begins the calls of one client. Thread-safe. */
final class ClientCalls {

    private final ClientContext client;
    private final CallsInProgress calls;
    private final Map<List<String>, URI> collections = new HashMap<>();

    ClientCalls(ClientContext client, CallsInProgress calls) {
        this.client = client;
        this.calls = calls;
        ApiPaths.COLLECTIONS.forEach(path -> collections.put(path, client.settings().baseUrl().resolve(path, Map.of())));
    }

    /**
     * A call that is not begun yet.
     *
     * @param query the query parameters, unescaped
     * @param body  the JSON to send; null for none
     */
    ApiCall call(String method, List<String> path, Map<String, String> query, byte[] body) {
        URI known = query.isEmpty() ? collections.get(path) : null;
        return new ApiCall(method, known == null ? client.settings().baseUrl().resolve(path, query) : known, path, body);
    }

    <T> CompletableFuture<QlaraResponse<T>> begin(ApiCall call, ResponseReader<T> reader) {
        return begin(call, reader, System.nanoTime());
    }

    /** @param begun from when the requestTimeout counts, on the clock of {@link System#nanoTime} */
    <T> CompletableFuture<QlaraResponse<T>> begin(ApiCall call, ResponseReader<T> reader, long begun) {
        return calls.begin(client, call, reader, begun);
    }

    <T> CompletableFuture<QlaraResponse<T>> get(List<String> path, Map<String, String> query, ResponseReader<T> reader) {
        return begin(call("GET", path, query, null), reader);
    }

    /** What the calls end with if they fail, and how the API is called. */
    ClientContext client() {
        return client;
    }

    void endWaiting() {
        calls.endWaiting(client);
    }

    void abort() {
        calls.abort(client);
    }
}
