/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** The source in the jar, on a server without HTTP. */
@Tag("kamelet")
class WebhookKameletTest {

    private static final String SOURCE = "kamelet:qlara-whatsapp-webhook-source?httpServerComponent=server&webhookToken=secret";

    private final CamelContext camel = new DefaultCamelContext();
    private final RecordingHttpServer server = new RecordingHttpServer();
    private final List<Object> arrived = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({ "'', 'DELIVERY,READ,INBOUND'", "&eventTypes=DELIVERY, DELIVERY", "&eventTypes=READ, READ",
            "'&eventTypes=READ,INBOUND', 'READ,INBOUND'", "&channels=SMS, ''" })
    void theEventsThatAreAskedForArrive(String properties, String expected) throws Exception {
        start(SOURCE + properties);

        List.of(Payloads.DELIVERED, Payloads.READ, Payloads.INBOUND).forEach(this::post);

        assertThat(arrived).isEqualTo(List.of(expected.split(",")).stream().filter(type -> !type.isEmpty()).toList());
    }

    @Test
    void itListensWhereItIsTold() throws Exception {
        start(SOURCE + "&path=/events");

        assertThat(server.listening()).singleElement().extracting(RecordingHttpServer.Listening::path).isEqualTo("/events");
    }

    @Test
    void aCallerWithoutTheTokenIsRefused() throws Exception {
        start(SOURCE);

        assertThat(server.receive(camel, WebhookCall.post(Payloads.READ)).join().status()).isEqualTo(401);
        assertThat(arrived).isEmpty();
    }

    private void start(String source) throws Exception {
        camel.getRegistry().bind("server", server);
        RouteBuilder.addRoutes(camel, builder -> builder.from(source)
                .process(exchange -> arrived.add(exchange.getMessage().getBody(WebhookEvent.class).eventType())));
        camel.start();
    }

    private void post(String payload) {
        assertThat(server.receive(camel, WebhookCall.post(payload).with("X-Webhook-Token", "secret")).join().status()).isEqualTo(200);
    }
}
