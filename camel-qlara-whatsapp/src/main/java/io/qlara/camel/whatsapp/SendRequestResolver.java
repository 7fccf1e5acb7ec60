/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.DestinationFormat;
import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.api.SafetyCatch;
import io.qlara.camel.whatsapp.api.SendRequestValidator;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.TemplateReference;

/**
 * Makes one request out of body, headers and options. Each field is taken from the first that has it: the request in the
 * body, the header, the endpoint's option, the component's option.
 */
final class SendRequestResolver {

    private static final SendRequest NOTHING = SendRequest.builder().build();
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 40;

    private final SendConfiguration options;
    private final QlaraWhatsAppConfiguration configuration;
    private final TemplateHeaders.TemplateOptions templateOptions;
    private final SendFields fields;
    private final SendRequestValidator validator;
    private final SafetyCatch safetyCatch;

    /**
     * A resolver for one endpoint.
     *
     * @param  options                  what the endpoint sets for send alone
     * @param  configuration            what the endpoint sets for all resources
     * @param  templateId               what the endpoint sets; null for none
     * @param  ofComponent              gives what the component sets
     * @param  safetyCatch              what keeps messages from real customers
     * @throws IllegalArgumentException if options exclude each other
     */
    SendRequestResolver(
            SendConfiguration options, QlaraWhatsAppConfiguration configuration, String templateId,
            Supplier<QlaraWhatsAppConfiguration> ofComponent, SafetyCatch safetyCatch) {
        this.options = options;
        this.configuration = configuration;
        this.templateOptions = new TemplateHeaders.TemplateOptions(ExchangeReader.saidOrNull(options.getTemplateName()),
                ExchangeReader.saidOrNull(options.getTemplateLanguage()), ExchangeReader.saidOrNull(templateId), options.getPlaceholders());
        this.fields = new SendFields(options, configuration, ofComponent);
        DestinationFormat format = new DestinationFormat(configuration.getDefaultRegion());
        this.validator = new SendRequestValidator(format);
        this.safetyCatch = safetyCatch.with(format);
    }

    /**
     * The request that the exchange asks for.
     *
     * @throws QlaraValidationException if it is not valid, with everything that is wrong
     */
    SendRequest resolve(Exchange exchange) {
        ExchangeReader reader = new ExchangeReader(exchange);
        Findings findings = reader.findings();
        SendHeaders headers = new SendHeaders(reader);
        MessageBody body = new MessageBody(exchange);
        Optional<SendRequest> given = read(() -> requestInBody(body), findings);
        boolean readable = findings.isEmpty();
        SendRequest base = given.orElse(NOTHING);
        SendRequestBuilder builder = base.toBuilder();
        Optional<TemplateReference> template = resolveTemplate(base, new TemplateHeaders(reader, templateOptions), builder);
        if (!base.has(SendRequest.MEDIA)) {
            headers.media().ifPresent(builder::media);
        }
        if (isApplicationData(body)) {
            leaveOut(body, builder, findings);
        } else if (readable && given.isEmpty() && template.isEmpty()) {
            read(body::text, findings).ifPresent(builder::body);
        }
        fields.resolve(base, reader, builder);
        return checked(builder.build(), findings, exchange);
    }

    private SendRequest checked(SendRequest request, Findings findings, Exchange exchange) {
        return safetyCatch.apply(valid(request, findings, exchange));
    }

    private SendRequest valid(SendRequest request, Findings findings, Exchange exchange) {
        SendRequest valid = configuration.isValidate() ? validator.validate(request, findings) : request;
        if (!findings.isEmpty()) {
            SendHints.add(request, exchange, options.getBodyFormat(), findings);
            findings.throwIfAny("send");
        }
        return valid;
    }

    private Optional<SendRequest> requestInBody(MessageBody body) {
        if (body.value() instanceof SendRequest request) {
            return Optional.of(request);
        }
        // the body may still be the answer to an earlier send, while headers or options name a template
        if (body.value() instanceof QlaraModel model && !(model instanceof SendResponse)) {
            throw MessageBody.noMessage(model);
        }
        if (isApplicationData(body)) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> fields = body.fields();
        if (fields.isEmpty() && options.getBodyFormat() == BodyFormat.json) {
            fields = body.jsonText();
        }
        return fields.map(SendRequest::of);
    }

    /** A map with fields that no send has is a row of a table or the like, which must not leave. */
    private boolean isApplicationData(MessageBody body) {
        return options.getBodyFormat() == BodyFormat.text && !body.fieldsBeside(SendRequest.DOCUMENTED_FIELDS).isEmpty();
    }

    private static void leaveOut(MessageBody body, SendRequestBuilder builder, Findings findings) {
        SendRequest withoutBody = builder.build();
        if (!withoutBody.has(SendRequest.TEMPLATE) && !withoutBody.has(SendRequest.MEDIA)) {
            findings.add("body", "holds " + listed(body.fieldsBeside(SendRequest.DOCUMENTED_FIELDS)) + ", which no send has, so that it counts"
                    + " as the application's own data and does not leave; set bodyFormat=json if it is the request, or give a text, a template or media");
        }
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(SafeText::oneLine).map(name -> name.substring(0, Math.min(LONGEST_NAME, name.length())))
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    /** Turns the failure to read a body into one finding among others. */
    private static <T> Optional<T> read(Supplier<Optional<T>> body, Findings findings) {
        try {
            return body.get();
        } catch (IllegalArgumentException e) {
            findings.add("body", e.getMessage());
            return Optional.empty();
        }
    }

    /** Completes a template of our model. A template that came as a map or JSON goes out as it is. */
    private static Optional<TemplateReference> resolveTemplate(SendRequest base, TemplateHeaders headers, SendRequestBuilder builder) {
        Optional<TemplateReference> template = Optional.empty();
        if (base.template() == null) {
            template = headers.template();
        } else if (base.template() instanceof TemplateReference reference) {
            template = Optional.of(headers.complete(reference));
        }
        template.ifPresent(builder::template);
        if (!base.has(SendRequest.PLACEHOLDERS)) {
            builder.placeholders(headers.placeholders());
        }
        return template;
    }
}
