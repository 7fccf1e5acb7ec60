/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.processor.state.MemoryStateRepository;

import io.qlara.camel.whatsapp.CheckTemplates;
import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;
import io.qlara.camel.whatsapp.model.SendRequest;

/** The component under test, with typed requests. */
final class QlaraWhatsAppRoute extends CamelRoute {

    private static final String SEND = "qlara-whatsapp:send";
    private static final int NUMBERS = 10_000;

    private final ContenderSettings settings;
    private final String text;

    QlaraWhatsAppRoute(ContenderSettings settings) {
        this.settings = settings;
        text = settings.text();
        configure(camel().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class));
        if (settings.feature() == Feature.AWAITED_DELIVERY) {
            DeliveryEvents.addTo(camel());
        }
        start(new RouteBuilder() {
            @Override
            public void configure() {
                send(from("direct:send"));
            }
        });
    }

    private void configure(QlaraWhatsAppComponent component) {
        component.getConfiguration().setBaseUrl(settings.baseUrl());
        component.getConfiguration().setApiKey(ContenderSettings.API_KEY);
        component.getConfiguration().setPhoneNumberId(ContenderSettings.PHONE_NUMBER_ID);
        component.setMaxConnections(settings.connections());
        component.setRequestsPerSecond(settings.requestsPerSecond());
        component.setRequestsPerMinute(settings.requestsPerMinute());
        if (settings.feature() == Feature.ALLOWED_DESTINATIONS) {
            component.setAllowedDestinations("+39*");
        } else if (settings.feature() == Feature.SESSION) {
            component.setSessionRepository(new MemoryStateRepository());
        } else if (settings.feature() == Feature.CHECKED_TEMPLATE) {
            component.setCheckTemplates(CheckTemplates.fail);
        }
    }

    private void send(ProcessorDefinition<?> route) {
        if (settings.endpoints() > 0) {
            route.loadBalance().roundRobin().to(IntStream.range(0, settings.endpoints())
                    .mapToObj(number -> SEND + "?campaignId=campaign-" + number).toArray(String[]::new));
            return;
        }
        switch (settings.feature()) {
            case AWAITED_DELIVERY -> route.to(SEND + "?awaitDelivery=30s");
            case TWO_KEYS -> route.loadBalance().roundRobin().to(SEND + "?apiKey=key-1", SEND + "?apiKey=key-2");
            case NUMBER_IN_HEADER -> route.setHeader(QlaraWhatsAppConstants.DESTINATION).body().setBody().constant(text).to(SEND);
            case NUMBER_IN_URI -> route.setHeader("to").body().setBody().constant(text).toD(SEND + "?destination=RAW(${header.to})");
            default -> route.to(SEND);
        }
    }

    @Override
    Object body(long number) {
        return switch (settings.feature()) {
            case NUMBER_IN_HEADER, NUMBER_IN_URI -> ContenderSettings.destination(number % NUMBERS);
            case TEMPLATE, CHECKED_TEMPLATE -> SendRequest.builder().destination(ContenderSettings.destination(number))
                    .template("order_shipped", "en", "Ada", "A-1001").build();
            default -> SendRequest.builder().destination(ContenderSettings.destination(number)).body(text).build();
        };
    }

    @Override
    boolean isAnswered(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getMessage().getHeader(QlaraWhatsAppConstants.ACCEPTED));
    }
}
