/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.whatsapp.model.MessageResponse;
import org.apache.camel.component.whatsapp.model.TextMessage;
import org.apache.camel.component.whatsapp.model.TextMessageRequest;

/** The peer: Camel's own component for the API of Meta, which the service answers as that API would. */
final class CamelWhatsAppRoute extends CamelRoute {

    private final String text;

    CamelWhatsAppRoute(ContenderSettings settings) {
        text = settings.text();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("whatsapp:" + ContenderSettings.PHONE_NUMBER_ID + "?authorizationToken="
                        + ContenderSettings.API_KEY + "&baseUri=" + settings.baseUrl() + (settings.prefix().isEmpty() ? "/meta" : ""));
            }
        });
    }

    @Override
    Object body(long number) {
        TextMessage message = new TextMessage();
        message.setBody(text);
        TextMessageRequest request = new TextMessageRequest();
        request.setTo(ContenderSettings.destination(number));
        request.setText(message);
        return request;
    }

    @Override
    boolean isAnswered(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof MessageResponse;
    }
}
