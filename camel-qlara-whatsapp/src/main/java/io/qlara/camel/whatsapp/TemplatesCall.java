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
final class TemplatesCall implements ResourceCall<Object> {

    private final ManagementConfiguration options;
    private final String phoneNumberId;

    /**
     * A call with these options.
     *
     * @param phoneNumberId what the endpoint sets; null for none
     */
    TemplatesCall(ManagementConfiguration options, String phoneNumberId) {
        this.options = options;
        this.phoneNumberId = phoneNumberId;
    }

    @Override
    public CompletableFuture<QlaraResponse<Object>> begin(Exchange exchange, QlaraClient client) {
        ManagementRequest request = new ManagementRequest(exchange, QlaraWhatsAppResource.templates.name(), options, phoneNumberId);
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
    public List<String> headersRead() {
        return ManagementRequest.TEMPLATE_HEADERS;
    }

    @Override
    public void write(Exchange exchange, Object result) {
        exchange.getMessage().setBody(result);
    }
}
