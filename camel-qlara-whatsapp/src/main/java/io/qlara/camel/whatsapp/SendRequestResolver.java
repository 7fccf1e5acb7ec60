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
    private final Supplier<String> defaultSender;
    private final SendRequestValidator validator;

    /**
     * A resolver for one endpoint.
     *
     * @param options       what the endpoint sets for send alone
     * @param configuration what the endpoint sets for all resources
     * @param defaultSender gives the component's phoneNumberId, which may be null
     */
    SendRequestResolver(SendConfiguration options, QlaraWhatsAppConfiguration configuration, Supplier<String> defaultSender) {
        this.options = options;
        this.configuration = configuration;
        this.defaultSender = defaultSender;
        this.validator = new SendRequestValidator(new DestinationFormat(configuration.getDefaultRegion()));
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
        Optional<TemplateReference> template = resolveTemplate(base, headers, builder);
        if (!base.has(SendRequest.MEDIA)) {
            headers.media().ifPresent(builder::media);
        }
        if (isApplicationData(body)) {
            leaveOut(body, builder, findings);
        } else if (readable && given.isEmpty() && template.isEmpty()) {
            read(body::text, findings).ifPresent(builder::body);
        }
        resolveAddress(base, reader, builder);
        resolveSwitches(base, reader, builder);
        return checked(builder.build(), findings, exchange);
    }

    private SendRequest checked(SendRequest request, Findings findings, Exchange exchange) {
        try {
            if (configuration.isValidate()) {
                return validator.validate(request, findings);
            }
            findings.throwIfAny("send");
            return request;
        } catch (QlaraValidationException e) {
            SendHints.add(request, exchange, options.getBodyFormat(), findings);
            findings.throwIfAny("send");
            throw e;
        }
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
    private Optional<TemplateReference> resolveTemplate(SendRequest base, SendHeaders headers, SendRequestBuilder builder) {
        Optional<TemplateReference> template = Optional.empty();
        if (!base.has(SendRequest.TEMPLATE)) {
            template = headers.template(ExchangeReader.saidOrNull(options.getTemplateName()), ExchangeReader.saidOrNull(options.getTemplateLanguage()));
        } else if (base.template() instanceof TemplateReference reference) {
            template = Optional.of(headers.complete(reference, ExchangeReader.saidOrNull(options.getTemplateName()), ExchangeReader.saidOrNull(options.getTemplateLanguage())));
        }
        template.ifPresent(builder::template);
        return template;
    }

    private void resolveAddress(SendRequest base, ExchangeReader reader, SendRequestBuilder builder) {
        resolve(base, SendRequest.DESTINATION, builder, reader.text(QlaraWhatsAppConstants.DESTINATION),
                ExchangeReader.saidOrNull(withPlusSign(options.getDestination())));
        resolve(base, SendRequest.PHONE_NUMBER_ID, builder, reader.textOrNumber(QlaraWhatsAppConstants.PHONE_NUMBER_ID),
                ExchangeReader.saidOrNull(configuration.getPhoneNumberId()), ExchangeReader.saidOrNull(defaultSender.get()));
    }

    private void resolveSwitches(SendRequest base, ExchangeReader reader, SendRequestBuilder builder) {
        resolve(base, SendRequest.FALLBACK_RCS, builder, reader.flagOrObject(QlaraWhatsAppConstants.FALLBACK_RCS),
                options.getFallbackRcs());
        resolve(base, SendRequest.FALLBACK_SMS, builder, reader.flagOrObject(QlaraWhatsAppConstants.FALLBACK_SMS),
                options.getFallbackSms());
        resolve(base, SendRequest.SIMULATION, builder, reader.flag(QlaraWhatsAppConstants.SIMULATION),
                options.getSimulation());
        resolve(base, SendRequest.CAMPAIGN_ID, builder, reader.text(QlaraWhatsAppConstants.CAMPAIGN_ID),
                ExchangeReader.saidOrNull(options.getCampaignId()));
        resolve(base, SendRequest.MESSAGE_ID, builder, reader.text(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID));
    }

    private static void resolve(SendRequest base, String field, SendRequestBuilder builder, Object... sources) {
        if (base.has(field)) {
            return;
        }
        for (Object source : sources) {
            if (source != null) {
                builder.field(field, source);
                return;
            }
        }
    }

    /** A plus sign in a URI arrives as a space. */
    static String withPlusSign(String destination) {
        return destination != null && destination.matches(" [0-9].*") ? "+" + destination.substring(1) : destination;
    }
}
