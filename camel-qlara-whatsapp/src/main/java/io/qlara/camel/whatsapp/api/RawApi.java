/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/** Calls any path of the API. */
public final class RawApi {

    private final ClientCalls calls;

    RawApi(ClientCalls calls) {
        this.calls = calls;
    }

    /**
     * One call; the response's body is null if the service answers without one.
     *
     * @param method the HTTP method
     * @param path   where to, checked by {@link RawPath}
     * @param query  the query parameters, unescaped
     * @param body   the JSON to send; null for none
     */
    public CompletableFuture<QlaraResponse<JsonNode>> call(String method, List<String> path, Map<String, String> query, Object body) {
        return calls.begin(calls.call(method, path, query, body == null ? null : JsonCodec.writeRequest("raw", body)), RawApi::read);
    }

    private static JsonNode read(ApiResponse response) throws IOException {
        JsonNode json = JsonCodec.readTree(response.body());
        return json.isMissingNode() || json.isNull() ? null : json;
    }
}
