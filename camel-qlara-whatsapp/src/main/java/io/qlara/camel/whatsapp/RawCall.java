/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.api.RawPath;
import io.qlara.camel.whatsapp.api.SafetyCatch;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/** Calls paths of the API that no other resource wraps. */
final class RawCall implements ResourceCall<JsonNode> {

    private final RawConfiguration options;
    private final List<String> path;
    private final SafetyCatch safetyCatch;

    /**
     * A call with these options.
     *
     * @param  path                     where to; null for nowhere but where a header says
     * @throws IllegalArgumentException if the path can't be used
     */
    RawCall(RawConfiguration options, String path, SafetyCatch safetyCatch) {
        this.options = options;
        this.path = path == null && options.isAllowPathFromHeader() ? null : segments(path);
        this.safetyCatch = safetyCatch;
    }

    private static List<String> segments(String path) {
        try {
            return RawPath.segments(path);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option path of qlara-whatsapp:raw " + e.getMessage());
        }
    }

    @Override
    public CompletableFuture<QlaraResponse<JsonNode>> begin(Exchange exchange, QlaraClient client) {
        RawRequest request = RawRequest.of(exchange, options, path);
        if (safetyCatch.isActive() && options.getMethod().takesBody() && !RawPath.sendsNothing(request.path())) {
            throw new QlaraValidationException("raw", List.of("path: may send messages, which simulation, allowedDestinations or redirectTo on the"
                    + " component forbid"));
        }
        return client.raw().call(options.getMethod().name(), request.path(), request.query(), request.body());
    }

    @Override
    public List<String> headersRead() {
        return options.isAllowPathFromHeader() ? RawRequest.READ_WITH_PATH : RawRequest.READ;
    }

    @Override
    public void write(Exchange exchange, JsonNode result) {
        exchange.getMessage().setBody(result);
    }
}
