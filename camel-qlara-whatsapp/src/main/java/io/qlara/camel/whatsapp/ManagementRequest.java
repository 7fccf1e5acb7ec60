/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.client.ListFilter;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.Template;

/** What one exchange asks of templates or phone numbers: headers win over options. */
final class ManagementRequest {

    private final Exchange exchange;
    private final QlaraWhatsAppEndpoint endpoint;
    private final ManagementConfiguration options;

    ManagementRequest(Exchange exchange, QlaraWhatsAppEndpoint endpoint) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.options = endpoint.getManagementConfiguration();
    }

    QlaraWhatsAppOperation operation() {
        String name = exchange.getMessage().getHeader(QlaraWhatsAppConstants.OPERATION, String.class);
        if (name == null) {
            return options.getOperation();
        }
        return Arrays.stream(QlaraWhatsAppOperation.values()).filter(operation -> operation.name().equalsIgnoreCase(name.strip()))
                .findFirst().orElseThrow(() -> invalid(QlaraWhatsAppConstants.OPERATION + ": must be one of "
                        + Arrays.toString(QlaraWhatsAppOperation.values())));
    }

    String templateId() {
        return headerOr(QlaraWhatsAppConstants.TEMPLATE_ID, options.getTemplateId());
    }

    /** The header, or the endpoint's option; the component's is the default sender of send and of nothing else. */
    String phoneNumberId() {
        return headerOr(QlaraWhatsAppConstants.PHONE_NUMBER_ID, endpoint.getConfiguration().getPhoneNumberId());
    }

    ListFilter templateFilter() {
        return new ListFilter(status(), phoneNumberId(), limit(), page());
    }

    ListFilter phoneNumberFilter() {
        return new ListFilter(status(), null, limit(), page());
    }

    private String status() {
        return headerOr(QlaraWhatsAppConstants.STATUS, options.getStatus());
    }

    private Integer limit() {
        return number(QlaraWhatsAppConstants.LIMIT, options.getLimit(), 1);
    }

    private Integer page() {
        return number(QlaraWhatsAppConstants.PAGE, options.getPage(), 0);
    }

    /** The fields of the template in the body: a map, a JSON tree, a {@link Template}, or a JSON object as text. */
    Map<String, Object> templateFields() {
        MessageBody body = new MessageBody(exchange);
        if (body.value() instanceof Template template) {
            return template.toMap();
        }
        if (body.value() instanceof QlaraModel model) {
            throw invalid("body: a " + model.getClass().getSimpleName() + " is no template");
        }
        try {
            return body.fields().or(body::jsonText).orElseThrow(
                    () -> new IllegalArgumentException("missing; give the template's fields as a map or a JSON object"));
        } catch (IllegalArgumentException e) {
            throw invalid("body: " + e.getMessage());
        }
    }

    QlaraValidationException unsupported(QlaraWhatsAppOperation operation, String supported) {
        return invalid("operation: there is no " + operation + ", only " + supported);
    }

    private QlaraValidationException invalid(String finding) {
        return new QlaraValidationException(endpoint.getResource().name(), List.of(finding));
    }

    private String headerOr(String header, String option) {
        String value = exchange.getMessage().getHeader(header, String.class);
        return value == null ? option : value;
    }

    private Integer number(String header, Integer option, int smallest) {
        String text = exchange.getMessage().getHeader(header, String.class);
        Integer number = text == null ? option : parse(header, text.strip());
        if (number != null && number < smallest) {
            throw invalid(header + ": must be at least " + smallest);
        }
        return number;
    }

    private Integer parse(String header, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalid(header + ": must be a whole number");
        }
    }
}
