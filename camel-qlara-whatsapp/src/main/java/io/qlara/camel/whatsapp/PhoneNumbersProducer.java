/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/** Lists and reads the account's phone numbers. */
final class PhoneNumbersProducer extends QlaraWhatsAppProducer<Object> {

    PhoneNumbersProducer(QlaraWhatsAppEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<QlaraResponse<Object>> call(Exchange exchange, QlaraClient client) {
        ManagementRequest request = new ManagementRequest(exchange, getEndpoint().getResource().name(),
                getEndpoint().getManagementConfiguration(), getEndpoint().getConfiguration().getPhoneNumberId());
        QlaraWhatsAppOperation operation = request.operation();
        return switch (operation) {
            case list -> QlaraResponse.widen(client.phoneNumbers().list(request.phoneNumberFilter()));
            case get -> QlaraResponse.widen(client.phoneNumbers().get(request.phoneNumberId()));
            default -> throw request.unsupported(operation, "list and get");
        };
    }

    @Override
    List<String> headersRead() {
        return ManagementRequest.PHONE_NUMBER_HEADERS;
    }

    @Override
    void write(Exchange exchange, Object result) {
        exchange.getMessage().setBody(result);
    }
}
