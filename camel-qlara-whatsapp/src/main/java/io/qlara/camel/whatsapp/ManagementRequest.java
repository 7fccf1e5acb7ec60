/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.Template;

/** What one exchange asks of templates or phone numbers. Headers win over options. */
final class ManagementRequest {

    /** What a successful call of phone numbers consumes, so that the next call of the route does not repeat its operation. */
    static final List<String> PHONE_NUMBER_HEADERS = List.of(QlaraWhatsAppConstants.OPERATION, QlaraWhatsAppConstants.PHONE_NUMBER_ID,
            QlaraWhatsAppConstants.STATUS, QlaraWhatsAppConstants.LIMIT, QlaraWhatsAppConstants.PAGE);
    /** The same of templates. */
    static final List<String> TEMPLATE_HEADERS = List.of(QlaraWhatsAppConstants.OPERATION, QlaraWhatsAppConstants.TEMPLATE_ID,
            QlaraWhatsAppConstants.PHONE_NUMBER_ID, QlaraWhatsAppConstants.STATUS, QlaraWhatsAppConstants.LIMIT, QlaraWhatsAppConstants.PAGE);

    private final ExchangeReader reader;
    private final String resource;
    private final ManagementConfiguration options;
    private final String phoneNumberId;

    /**
     * What the exchange asks for.
     *
     * @param resource      the name of the part of the API that is called
     * @param options       what the endpoint sets
     * @param phoneNumberId what the endpoint sets; not the component's, which is the default sender of send and of nothing else
     */
    ManagementRequest(Exchange exchange, String resource, ManagementConfiguration options, String phoneNumberId) {
        this.reader = new ExchangeReader(exchange);
        this.resource = resource;
        this.options = options;
        this.phoneNumberId = phoneNumberId;
    }

    QlaraWhatsAppOperation operation() {
        String name = reader.text(QlaraWhatsAppConstants.OPERATION);
        if (name == null) {
            return options.getOperation();
        }
        Optional<QlaraWhatsAppOperation> named = Arrays.stream(QlaraWhatsAppOperation.values())
                .filter(operation -> operation.name().equalsIgnoreCase(name.strip())).findFirst();
        if (named.isEmpty()) {
            reader.findings().add(QlaraWhatsAppConstants.OPERATION, "must be one of " + Arrays.toString(QlaraWhatsAppOperation.values()));
        }
        return checked(named.orElse(null));
    }

    /** The id. A finding about it is thrown together with those about the fields; without fields, the client refuses the id. */
    String templateId() {
        String id = reader.text(QlaraWhatsAppConstants.TEMPLATE_ID, options.getTemplateId());
        ApiPaths.checkId(id, reader.findings());
        return id;
    }

    String phoneNumberId() {
        return reader.text(QlaraWhatsAppConstants.PHONE_NUMBER_ID, phoneNumberId);
    }

    ListFilter templateFilter() {
        return checked(new ListFilter(status(), phoneNumberId(), limit(), page()));
    }

    ListFilter phoneNumberFilter() {
        return checked(new ListFilter(status(), null, limit(), page()));
    }

    private String status() {
        return reader.text(QlaraWhatsAppConstants.STATUS, options.getStatus());
    }

    private Integer limit() {
        return reader.number(QlaraWhatsAppConstants.LIMIT, "limit", options.getLimit(), 1);
    }

    private Integer page() {
        return reader.number(QlaraWhatsAppConstants.PAGE, "page", options.getPage(), 0);
    }

    /** The fields of the template in the body: a map, a JSON tree, a {@link Template}, or a JSON object as text. */
    Map<String, Object> templateFields() {
        try {
            return checked(fieldsInBody());
        } catch (IllegalArgumentException e) {
            reader.findings().add("body", e.getMessage());
            return checked(Map.of());
        }
    }

    /** The template to change: by header, by option, else by the id of the body. */
    TemplateUpdate templateUpdate() {
        Map<String, Object> fields = Map.of();
        try {
            fields = fieldsInBody();
        } catch (IllegalArgumentException e) {
            reader.findings().add("body", e.getMessage());
        }
        String id = reader.text(QlaraWhatsAppConstants.TEMPLATE_ID, options.getTemplateId());
        if (id == null && (fields.get("id") instanceof CharSequence || fields.get("id") instanceof Number)) {
            id = fields.get("id").toString();
        }
        ApiPaths.checkId(id, reader.findings());
        return checked(new TemplateUpdate(id, fields));
    }

    private Map<String, Object> fieldsInBody() {
        MessageBody body = new MessageBody(reader.exchange());
        if (body.value() instanceof Template template) {
            return template.toMap();
        }
        if (body.value() instanceof QlaraModel model) {
            throw new IllegalArgumentException("a " + model.getClass().getSimpleName() + " is no template");
        }
        return body.fields().or(body::jsonText).orElseThrow(
                () -> new IllegalArgumentException("missing; give the template's fields as a map or a JSON object"));
    }

    private <T> T checked(T value) {
        reader.findings().throwIfAny(resource);
        return value;
    }

    QlaraValidationException unsupported(QlaraWhatsAppOperation operation, String supported) {
        return new QlaraValidationException(resource, List.of("operation: there is no " + operation + ", only " + supported));
    }

    /** What to change, and into what. */
    record TemplateUpdate(String id, Map<String, Object> fields) {
    }
}
