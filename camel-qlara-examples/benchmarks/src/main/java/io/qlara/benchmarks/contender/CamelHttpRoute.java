/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What one would write without the component: camel-http between marshal and unmarshal, with a pool of the same size. */
final class CamelHttpRoute extends CamelRoute {

    private final String text;

    /** The request of the API document. */
    record OutgoingMessage(String destination, String phoneNumberId, String body) {
    }

    /** The answer of the API document. */
    record Answer(String messageId, boolean simulation, List<Result> results) {
    }

    /** One destination of the answer. */
    record Result(String destination, boolean accepted) {
    }

    CamelHttpRoute(ContenderSettings settings) {
        text = settings.text();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .marshal().json(JsonLibrary.Jackson)
                        .setHeader("X-Api-Key", constant(ContenderSettings.API_KEY))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .to(settings.sendUrl() + "?connectionsPerRoute=" + settings.connections() + "&maxTotalConnections="
                                + settings.connections())
                        .unmarshal().json(JsonLibrary.Jackson, Answer.class);
            }
        });
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    Object body(long number) {
        return new OutgoingMessage(ContenderSettings.destination(number), ContenderSettings.PHONE_NUMBER_ID, text);
    }

    @Override
    boolean isAnswered(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Answer answer && answer.results().get(0).accepted();
    }
}
