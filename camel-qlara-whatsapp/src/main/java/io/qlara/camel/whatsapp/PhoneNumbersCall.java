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
final class PhoneNumbersCall implements ResourceCall<Object> {

    private final ManagementConfiguration options;
    private final String phoneNumberId;

    /**
     * A call with these options.
     *
     * @param phoneNumberId what the endpoint sets; null for none
     */
    PhoneNumbersCall(ManagementConfiguration options, String phoneNumberId) {
        this.options = options;
        this.phoneNumberId = phoneNumberId;
    }

    @Override
    public CompletableFuture<QlaraResponse<Object>> begin(Exchange exchange, QlaraClient client) {
        ManagementRequest request = new ManagementRequest(exchange, QlaraWhatsAppResource.phoneNumbers.name(), options, phoneNumberId);
        QlaraWhatsAppOperation operation = request.operation();
        return switch (operation) {
            case list -> QlaraResponse.widen(client.phoneNumbers().list(request.phoneNumberFilter()));
            case get -> QlaraResponse.widen(client.phoneNumbers().get(request.phoneNumberId()));
            default -> throw request.unsupported(operation, "list and get");
        };
    }

    @Override
    public List<String> headersRead() {
        return ManagementRequest.PHONE_NUMBER_HEADERS;
    }

    @Override
    public void write(Exchange exchange, Object result) {
        exchange.getMessage().setBody(result);
    }
}
