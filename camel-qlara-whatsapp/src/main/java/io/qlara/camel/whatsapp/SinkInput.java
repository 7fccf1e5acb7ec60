/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * What a sink among the kamelets takes of an exchange: the headers that its file declares, and a body that it can use. A part of the
 * kamelets, made by their files; routes have no use for it. Thread-safe once its properties are set.
 */
public final class SinkInput implements Processor {

    private static final String SUBJECT = "send";
    private static final String NO_LIST = "a template takes the values of its placeholders as a list, an array or a JSON array; make one of"
            + " the body, or set the header " + QlaraWhatsAppConstants.TEMPLATE_PARAMETERS + ", or remove the body if the template has no"
            + " placeholders";

    /** Stands for a body whose values are in the header: at a redelivery they are still those of the message. Any other body is the next message's. */
    private static final String TAKEN = new String();
    /** The values that the body of a message held that failed. */
    private static final String OF_BODY = "CamelQlaraWhatsAppParametersOfBody";

    private List<String> headers = List.of();
    private boolean destinationGiven;
    private boolean parametersInBody;

    /** The names of the declared headers, separated by commas: of what send reads, all others are removed. None is the default. */
    public void setHeaders(String headers) {
        this.headers = Arrays.stream(headers.split(",")).map(header -> header.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** The recipient that the kamelet is given, in place of any in a header; null or blank if it is given none. */
    public void setDestination(String destination) {
        this.destinationGiven = destination != null && !destination.isBlank();
    }

    /** Whether the body holds the values of a template's placeholders. Off by default: the body is the message. */
    public void setParametersInBody(boolean parametersInBody) {
        this.parametersInBody = parametersInBody;
    }

    /** @throws QlaraValidationException if the kamelet can't use the body; it says what to do */
    @Override
    public void process(Exchange exchange) {
        SendHeaders.READ.stream().filter(header -> !isTaken(header)).forEach(exchange.getMessage()::removeHeader);
        if (parametersInBody) {
            takeParameters(exchange);
        } else if (isReceivedEvent(exchange)) {
            throw refused("the body is the event itself; an event is not forwarded by mistake: set the body to the text that is to be sent");
        }
    }

    private boolean isTaken(String header) {
        return headers.contains(header.toLowerCase(Locale.ROOT)) && !(destinationGiven && header.equals(QlaraWhatsAppConstants.DESTINATION));
    }

    private static void takeParameters(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() == TAKEN) {
            return;
        }
        Object ofEarlierBody = exchange.removeProperty(OF_BODY);
        if (ofEarlierBody != null && ofEarlierBody == message.getHeader(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS)) {
            message.removeHeader(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS);
        }
        if (!new ExchangeReader(exchange).hasAny(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS)) {
            Object parameters = parameters(exchange);
            if (parameters != null) {
                message.setHeader(QlaraWhatsAppConstants.TEMPLATE_PARAMETERS, parameters);
                exchange.setProperty(OF_BODY, parameters);
            }
        }
        message.setBody(TAKEN);
    }

    /** The list in the body; null if there is no body. */
    private static Object parameters(Exchange exchange) {
        MessageBody body = new MessageBody(exchange);
        if (body.value() == null || ExchangeReader.isSeveral(body.value())) {
            return body.value();
        }
        try {
            JsonNode tree = body.jsonTree().orElse(null);
            if (tree == null || tree.isArray()) {
                return tree;
            }
        } catch (IllegalArgumentException e) {
            // such as a text that is no JSON, which the finding says
        }
        throw refused(NO_LIST);
    }

    /** Whether the body is the very event that the headers are of. A stream can be read once, so that its bytes take its place. */
    private static boolean isReceivedEvent(Exchange exchange) {
        Message message = exchange.getMessage();
        String id = message.getHeader(QlaraWhatsAppConstants.EVENT_ID, String.class);
        if (id == null) {
            return false;
        }
        if (message.getBody() instanceof StreamCache || message.getBody() instanceof InputStream) {
            message.setBody(message.getBody(byte[].class));
        }
        WebhookEvent event = exchange.getContext().getTypeConverter().tryConvertTo(WebhookEvent.class, exchange, message.getBody());
        return event != null && id.equals(event.id());
    }

    private static QlaraValidationException refused(String finding) {
        return new QlaraValidationException(SUBJECT, List.of("body: " + finding));
    }
}
