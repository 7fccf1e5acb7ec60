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
import io.qlara.camel.whatsapp.http.QlaraResponse;

/** Calls paths of the API that no other resource wraps. */
final class RawProducer extends QlaraWhatsAppProducer<JsonNode> {

    private List<String> path;

    RawProducer(QlaraWhatsAppEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        path = path();
        super.doStart();
    }

    /** Null if only the header says where the call goes. */
    private List<String> path() {
        String option = getEndpoint().getWebhookConfiguration().givenPath();
        if (option == null && getEndpoint().getRawConfiguration().isAllowPathFromHeader()) {
            return null;
        }
        try {
            return RawPath.segments(option);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option path of qlara-whatsapp:raw " + e.getMessage());
        }
    }

    @Override
    CompletableFuture<QlaraResponse<JsonNode>> call(Exchange exchange, QlaraClient client) {
        RawRequest request = RawRequest.of(exchange, getEndpoint().getRawConfiguration(), path);
        return client.raw().call(getEndpoint().getRawConfiguration().getMethod().name(), request.path(), request.query(), request.body());
    }

    @Override
    List<String> headersRead() {
        return getEndpoint().getRawConfiguration().isAllowPathFromHeader() ? RawRequest.READ_WITH_PATH : RawRequest.READ;
    }

    @Override
    void write(Exchange exchange, JsonNode result) {
        exchange.getMessage().setBody(result);
    }
}
