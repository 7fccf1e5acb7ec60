/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.SendResponse;

/** Sends messages. */
final class SendCall implements ResourceCall<SendResponse> {

    private final SendRequestResolver resolver;

    SendCall(SendRequestResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public CompletableFuture<QlaraResponse<SendResponse>> begin(Exchange exchange, QlaraClient client) {
        return client.send().send(resolver.resolve(exchange));
    }

    @Override
    public List<String> headersRead() {
        return SendHeaders.READ;
    }

    @Override
    public void write(Exchange exchange, SendResponse response) {
        Message message = exchange.getMessage();
        message.setBody(response);
        message.setHeader(QlaraWhatsAppConstants.ACCEPTED, response.isAccepted());
        if (response.messageId() == null) {
            message.removeHeader(QlaraWhatsAppConstants.MESSAGE_ID);
        } else {
            message.setHeader(QlaraWhatsAppConstants.MESSAGE_ID, response.messageId());
        }
    }
}
