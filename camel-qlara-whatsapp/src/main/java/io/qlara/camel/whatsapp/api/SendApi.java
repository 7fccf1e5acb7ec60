/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.http.ApiCall;
import io.qlara.camel.whatsapp.http.ClientContext;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.http.ResponseReader;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;

/** Sends messages: {@code POST /api/message-server/whatsapp/send}. */
public final class SendApi {

    private final ClientCalls calls;

    SendApi(ClientCalls calls) {
        this.calls = calls;
    }

    /** Sends one message, which is not checked here, once. */
    public CompletableFuture<QlaraResponse<SendResponse>> send(SendRequest message) {
        ApiCall call = calls.call("POST", ApiPaths.SEND, Map.of(), JsonCodec.writeRequest("send", message));
        ResponseReader<SendResponse> reader = reader(call, calls.client());
        String customMessageId = message.customMessageId();
        return calls.begin(call, response -> reader.read(response).withCustomMessageId(customMessageId));
    }

    /** Reads what the service answered to a send. */
    public static ResponseReader<SendResponse> reader(ApiCall call, ClientContext client) {
        return response -> {
            SendResponse read = SendResponse.of(JsonCodec.readObject(response.body()));
            if (client.settings().failOnRejected() && !read.isAccepted()) {
                throw client.failures().rejected(call, response, read);
            }
            return read;
        };
    }
}
