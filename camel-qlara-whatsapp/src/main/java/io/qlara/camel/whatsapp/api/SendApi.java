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

    /**
     * Sends one message, which is not checked here, once.
     *
     * @param begun from when the requestTimeout counts, on the clock of {@link System#nanoTime}: look-ups before the send are a part of it
     */
    public CompletableFuture<QlaraResponse<SendResponse>> send(SendRequest message, long begun) {
        ApiCall call = calls.call("POST", ApiPaths.SEND, Map.of(), JsonCodec.writeRequest("send", message));
        return calls.begin(call, reader(call, calls.client(), message.customMessageId()), begun);
    }

    /**
     * Reads what the service answered to a send.
     *
     * @param customMessageId the caller's own id of the message; null for none
     */
    public static ResponseReader<SendResponse> reader(ApiCall call, ClientContext client, String customMessageId) {
        return response -> {
            SendResponse read = SendResponse.of(JsonCodec.readObject(response.body())).withCustomMessageId(customMessageId);
            if (client.settings().failOnRejected() && !read.isAccepted()) {
                throw client.failures().rejected(call, response, read);
            }
            return read;
        };
    }
}
