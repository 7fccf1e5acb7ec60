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
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;

/** Sends messages. */
final class SendCall implements ResourceCall<SentMessage> {

    private final SendRequestResolver resolver;
    private final AwaitedDelivery delivery;

    /** @param delivery lets sends wait for what becomes of their message; null if they do not */
    SendCall(SendRequestResolver resolver, AwaitedDelivery delivery) {
        this.resolver = resolver;
        this.delivery = delivery;
    }

    @Override
    public CompletableFuture<QlaraResponse<SentMessage>> begin(Exchange exchange, QlaraClient client) {
        SendRequest request = resolver.resolve(exchange);
        CompletableFuture<QlaraResponse<SendResponse>> sent = client.send().send(request);
        return delivery == null
                ? sent.thenApply(response -> result(response, null))
                : sent.thenCompose(response -> delivery.after(request, response.body()).thenApply(word -> result(response, word)));
    }

    private static QlaraResponse<SentMessage> result(QlaraResponse<SendResponse> response, String delivery) {
        return new QlaraResponse<>(response.httpStatus(), new SentMessage(response.body(), delivery));
    }

    @Override
    public void endWaiting() {
        if (delivery != null) {
            delivery.endWaiting();
        }
    }

    @Override
    public List<String> headersRead() {
        return SendHeaders.READ;
    }

    @Override
    public void write(Exchange exchange, SentMessage sent) {
        SendResponse response = sent.response();
        Message message = exchange.getMessage();
        message.setBody(response);
        message.setHeader(QlaraWhatsAppConstants.ACCEPTED, response.isAccepted());
        if (response.messageId() == null) {
            message.removeHeader(QlaraWhatsAppConstants.MESSAGE_ID);
        } else {
            message.setHeader(QlaraWhatsAppConstants.MESSAGE_ID, response.messageId());
        }
        if (delivery != null) {
            message.removeHeader(QlaraWhatsAppConstants.DELIVERY_STATUS);
        }
        if (sent.delivery() != null) {
            message.setHeader(QlaraWhatsAppConstants.DELIVERY_STATUS, sent.delivery());
        }
    }
}
