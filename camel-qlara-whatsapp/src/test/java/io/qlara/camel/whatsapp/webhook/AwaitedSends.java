/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.awaitility.Awaitility.await;

/** A webhook route, and sends that wait for what became of their message. */
abstract class AwaitedSends {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.of(DeliveryReceipts.class);

    static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)&awaitDelivery=";
    static final String LONG = URI + "5m";
    static final String SHORT = URI + "300";
    static final String HEADER = "CamelQlaraWhatsAppDeliveryStatus";

    final WebhookRoute route = new WebhookRoute();
    final QlaraWhatsAppComponent component = route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

    @BeforeEach
    void callTheService() {
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl());
        component.getConfiguration().setApiKey(SERVICE.apiKey());
        component.getConfiguration().setPhoneNumberId("101");
        component.getConfiguration().setMaxRetries(0);
        answer("{\"messageId\":\"m-1\",\"results\":[{\"accepted\":true}]}");
    }

    static void answer(String json) {
        SERVICE.get().wireMock().stubFor(any(anyUrl()).atPriority(1).willReturn(okJson(json)));
    }

    @AfterEach
    void stop() {
        route.close();
    }

    void stopPatiently(String routeId) {
        try {
            route.camel.getRouteController().stopRoute(routeId, 120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a send, and comes back when the send waits for its event. */
    CompletableFuture<Exchange> waits(String uri, Map<String, Object> headers) {
        int before = DeliveryReceipts.of(route.camel).waiting();
        CompletableFuture<Exchange> sent = send(uri, headers);
        await().atMost(30, TimeUnit.SECONDS).until(() -> DeliveryReceipts.of(route.camel).waiting() > before);
        return sent;
    }

    CompletableFuture<Exchange> send(String uri, Map<String, Object> headers) {
        return route.camel.createProducerTemplate().asyncSend(uri, exchange(headers));
    }

    Exchange exchange(Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(route.camel);
        exchange.getMessage().setBody("Ciao");
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    void post(String event) {
        route.post(event);
    }

    static String event(String messageId, String fields) {
        return "{\"messageId\":\"" + messageId + "\"," + fields + "}";
    }

    static Object status(CompletableFuture<Exchange> sent) throws Exception {
        return sent.get(30, TimeUnit.SECONDS).getMessage().getHeader(HEADER);
    }
}
