/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.api.TemplatesApi;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/** Manages templates. */
final class TemplatesProducer extends QlaraWhatsAppProducer<Object> {

    TemplatesProducer(QlaraWhatsAppEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<QlaraResponse<Object>> call(Exchange exchange, QlaraClient client) {
        ManagementRequest request = new ManagementRequest(exchange, getEndpoint().getResource().name(),
                getEndpoint().getManagementConfiguration(), getEndpoint().getConfiguration().getPhoneNumberId());
        TemplatesApi templates = client.templates();
        return switch (request.operation()) {
            case list -> QlaraResponse.widen(templates.list(request.templateFilter()));
            case get -> QlaraResponse.widen(templates.get(request.templateId()));
            case create -> QlaraResponse.widen(templates.create(request.templateFields(), request.phoneNumberId()));
            case update -> {
                ManagementRequest.TemplateUpdate update = request.templateUpdate();
                yield QlaraResponse.widen(templates.update(update.id(), update.fields()));
            }
            case delete -> QlaraResponse.widen(templates.delete(request.templateId()));
        };
    }

    @Override
    List<String> headersRead() {
        return ManagementRequest.TEMPLATE_HEADERS;
    }

    @Override
    void write(Exchange exchange, Object result) {
        exchange.getMessage().setBody(result);
    }
}
