/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;
import io.qlara.camel.whatsapp.model.SendRequest;

/** The component under test, with typed requests. */
final class QlaraWhatsAppRoute extends CamelRoute {

    private final String text;

    QlaraWhatsAppRoute(ContenderSettings settings) {
        text = settings.text();
        QlaraWhatsAppComponent component = camel().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setBaseUrl(settings.baseUrl());
        component.getConfiguration().setApiKey(ContenderSettings.API_KEY);
        component.getConfiguration().setPhoneNumberId(ContenderSettings.PHONE_NUMBER_ID);
        component.setMaxConnections(settings.connections());
        component.setRequestsPerSecond(settings.requestsPerSecond());
        component.setRequestsPerMinute(settings.requestsPerMinute());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                if (settings.endpoints() == 0) {
                    from("direct:send").to("qlara-whatsapp:send");
                } else {
                    from("direct:send").loadBalance().roundRobin().to(IntStream.range(0, settings.endpoints())
                            .mapToObj(number -> "qlara-whatsapp:send?campaignId=campaign-" + number).toArray(String[]::new));
                }
            }
        });
    }

    @Override
    Object body(long number) {
        return SendRequest.builder().destination(ContenderSettings.destination(number)).body(text).build();
    }

    @Override
    boolean isAnswered(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getMessage().getHeader(QlaraWhatsAppConstants.ACCEPTED));
    }
}
