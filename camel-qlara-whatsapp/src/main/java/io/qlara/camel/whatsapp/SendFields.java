/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.WebhookEvent;

/** The fields of a request beside its content: who sends to whom, and what happens around it. */
final class SendFields {

    private static final String SENDER = "[A-Za-z0-9 ]{1,11}|\\+?[0-9]{1,15}";

    private final SendConfiguration options;
    private final QlaraWhatsAppConfiguration configuration;
    private final Supplier<QlaraWhatsAppConfiguration> ofComponent;
    private final Map<String, Object> smsObject;
    private final Map<String, Object> rcsObject;

    /**
     * Fields of one endpoint.
     *
     * @param  ofComponent              gives what the component sets
     * @throws IllegalArgumentException if an option has a value that it can't have
     */
    SendFields(SendConfiguration options, QlaraWhatsAppConfiguration configuration, Supplier<QlaraWhatsAppConfiguration> ofComponent) {
        this.options = options;
        this.configuration = configuration;
        this.ofComponent = ofComponent;
        this.smsObject = smsObject();
        this.rcsObject = rcsObject();
    }

    private Map<String, Object> smsObject() {
        Map<String, Object> object = new LinkedHashMap<>();
        String sender = said(SendDefaults::getFallbackSmsSender);
        if (sender != null && !sender.matches(SENDER)) {
            throw new IllegalArgumentException("The option fallbackSmsSender must be at most 11 letters and digits, or a number");
        }
        put(object, "sender", sender);
        put(object, "text", said(SendDefaults::getFallbackSmsText));
        return object;
    }

    private Map<String, Object> rcsObject() {
        Map<String, Object> object = new LinkedHashMap<>();
        String agent = said(SendDefaults::getFallbackRcsAgentId);
        // the documents call the id an integer
        put(object, "agentId", agent != null && agent.matches("[0-9]{1,18}") ? Long.valueOf(agent) : agent);
        return object;
    }

    private static void put(Map<String, Object> object, String name, Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    /** The text that the endpoint sets, else the component's; null if both are blank. */
    private String said(Function<QlaraWhatsAppConfiguration, String> option) {
        String ofEndpoint = ExchangeReader.saidOrNull(option.apply(configuration));
        return ofEndpoint == null ? ExchangeReader.saidOrNull(option.apply(ofComponent.get())) : ofEndpoint;
    }

    /** Sets each field that the request does not have from the first of header, endpoint and component that has it. */
    void resolve(SendRequest base, ExchangeReader reader, SendRequestBuilder builder) {
        if (options.isReplyToEvent()) {
            builder.field(SendRequest.DESTINATION, whoWrote(base, reader));
        } else {
            resolve(base, SendRequest.DESTINATION, builder, reader.text(QlaraWhatsAppConstants.DESTINATION), destinationOption());
        }
        resolve(base, SendRequest.PHONE_NUMBER_ID, builder, reader.textOrNumber(QlaraWhatsAppConstants.PHONE_NUMBER_ID),
                said(QlaraWhatsAppConfiguration::getPhoneNumberId));
        resolve(base, SendRequest.FALLBACK_RCS, builder,
                fallback(reader.flagOrObject(QlaraWhatsAppConstants.FALLBACK_RCS), configuration.getFallbackRcs(), rcsObject));
        resolve(base, SendRequest.FALLBACK_SMS, builder,
                fallback(reader.flagOrObject(QlaraWhatsAppConstants.FALLBACK_SMS), configuration.getFallbackSms(), smsObject));
        resolve(base, SendRequest.SIMULATION, builder, reader.flag(QlaraWhatsAppConstants.SIMULATION), configuration.getSimulation());
        resolve(base, SendRequest.CAMPAIGN_ID, builder, reader.text(QlaraWhatsAppConstants.CAMPAIGN_ID), said(SendDefaults::getCampaignId));
        Object ownId = base.has(SendRequest.MESSAGE_ID) ? base.get(SendRequest.MESSAGE_ID) : reader.text(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID);
        if (ownId instanceof CharSequence text && !text.toString().isBlank()) {
            // as deliveryStatus asks for the id, which would not find the message otherwise
            builder.field(SendRequest.MESSAGE_ID, text.toString().strip());
        }
    }

    private String destinationOption() {
        return ExchangeReader.saidOrNull(withPlusSign(options.getDestination()));
    }

    /** The number of the customer whose event the exchange came from; null with a finding if there is none. */
    private String whoWrote(SendRequest base, ExchangeReader reader) {
        Findings findings = reader.findings();
        if (base.has(SendRequest.DESTINATION) || base.has(SendRequest.PHONE_NUMBER) || reader.hasAny(QlaraWhatsAppConstants.DESTINATION) || destinationOption() != null) {
            findings.add("destination", "is set, although replyToEvent=true sends to whoever wrote; leave one of them out");
        }
        String source = reader.text(QlaraWhatsAppConstants.EVENT_SOURCE);
        if (!WebhookEvent.INBOUND.equals(reader.text(QlaraWhatsAppConstants.EVENT_TYPE)) || source == null) {
            findings.add("destination", "replyToEvent=true needs an exchange that came from an INBOUND event, with the header CamelQlaraWhatsAppEventSource");
        }
        return source;
    }

    /** The object of the later documents if one of its options is set and nobody has said no; an object that came by header goes out as it is. */
    private static Object fallback(Object header, Boolean option, Map<String, Object> object) {
        Object said = header == null ? option : header;
        return object.isEmpty() || said != null && !Boolean.TRUE.equals(said) ? said : object;
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
