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
import io.qlara.camel.whatsapp.model.DeliveryStatus;

/** Asks what became of messages. */
final class DeliveryStatusCall implements ResourceCall<Object> {

    private final String channel;

    /**
     * A call for messages of that channel.
     *
     * @throws IllegalArgumentException if the channel is no word
     */
    DeliveryStatusCall(String channel) {
        this.channel = DeliveryStatusRequest.channelOfOption(channel);
    }

    @Override
    public CompletableFuture<QlaraResponse<Object>> begin(Exchange exchange, QlaraClient client) {
        DeliveryStatusRequest request = DeliveryStatusRequest.of(exchange, channel);
        return request.several()
                ? QlaraResponse.widen(client.deliveryStatus().list(request.ids(), request.channel()))
                : QlaraResponse.widen(client.deliveryStatus().get(request.ids().get(0), request.channel()));
    }

    @Override
    public List<String> headersRead() {
        return DeliveryStatusRequest.READ;
    }

    @Override
    public void write(Exchange exchange, Object result) {
        Message message = exchange.getMessage();
        message.setBody(result);
        if (result instanceof DeliveryStatus single) {
            message.setHeader(QlaraWhatsAppConstants.DELIVERY_STATUS, single.status());
        } else {
            message.removeHeader(QlaraWhatsAppConstants.DELIVERY_STATUS);
        }
    }
}
