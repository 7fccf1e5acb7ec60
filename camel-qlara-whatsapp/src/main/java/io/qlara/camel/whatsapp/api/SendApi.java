/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.http.AnswerReader;
import io.qlara.camel.whatsapp.http.ApiRequest;
import io.qlara.camel.whatsapp.http.HttpAnswer;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraAnswer;
import io.qlara.camel.whatsapp.http.RequestExecutor;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;

/** Sends messages: {@code POST /api/message-server/whatsapp/send}. */
public final class SendApi {

    private final RequestExecutor executor;
    private final boolean failOnRejected;

    public SendApi(RequestExecutor executor, boolean failOnRejected) {
        this.executor = executor;
        this.failOnRejected = failOnRejected;
    }

    /** Sends one message, which is not checked here, once. */
    public CompletableFuture<QlaraAnswer<SendResponse>> send(SendRequest message) {
        ApiRequest request = new ApiRequest("POST", ApiPaths.SEND, Map.of(), JsonCodec.writeRequest("send", message));
        return executor.execute(request, reader(request));
    }

    public AnswerReader<SendResponse> reader(ApiRequest request) {
        return answer -> accepted(request, answer, read(answer));
    }

    private static SendResponse read(HttpAnswer answer) throws IOException {
        return SendResponse.of(JsonCodec.readObject(answer.body()));
    }

    private SendResponse accepted(ApiRequest request, HttpAnswer answer, SendResponse response) {
        if (failOnRejected && !response.isAccepted()) {
            throw new QlaraMessageRejectedException("Qlara accepted the message for no destination; its reasons are in the"
                    + " exception's response", request.failedWith(answer.status(), answer.bodyText()), response);
        }
        return response;
    }
}
