/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.durable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;
import io.qlara.camel.whatsapp.crash.DurableQueue;
import io.qlara.camel.whatsapp.model.QlaraModel;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.SendResult;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What a route gives to a queue of an Artemis broker arrives as a bytes message with its JSON, never as a Java object. */
class EventsInAQueueTest {

    private static final WebhookEvent EVENT = WebhookEvent.of(Map.of("messageId", "m1", "status", 3, "destination", "+393331234567",
            "timestamp", "2026-04-09T10:30:00Z", "extra", Map.of("word", "città")));

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();
    private DurableQueue queue;

    @BeforeEach
    void openTheQueue() throws Exception {
        queue = new DurableQueue(folder);
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(queue.connections()));
    }

    @AfterEach
    void close() throws Exception {
        camel.stop();
        queue.close();
    }

    static Stream<QlaraModel> models() {
        return Stream.of(EVENT,
                new SendResponse("m1", false, List.of(new SendResult("+393331234567", true, null, List.of(), Map.of())), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void arrivesAsJsonAndBecomesTheSameAgain(QlaraModel model) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("jms:queue:" + DurableQueue.NAME);
            }
        });

        camel.createProducerTemplate().sendBody("direct:in", model);

        String json = json(received());
        assertThat(json).isEqualTo(camel.getTypeConverter().convertTo(String.class, model));
        assertThat(camel.getTypeConverter().<QlaraModel>convertTo(typeOf(model), json)).isEqualTo(model);
    }

    /** Headers whose names begin with Camel stay behind: camel-jms gives none of them to the broker. */
    @Test
    void aDeadLetterKeepsItsBodyAndTheRoutesOwnHeaders() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("jms:queue:" + DurableQueue.NAME).onPrepareFailure(
                        exchange -> exchange.getMessage().setHeader("reason", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage())));
                from("direct:in").setHeader("eventId", header(QlaraWhatsAppConstants.EVENT_ID)).throwException(new IllegalStateException("no luck"));
            }
        });

        camel.createProducerTemplate().sendBodyAndHeader("direct:in", EVENT, QlaraWhatsAppConstants.EVENT_ID, EVENT.id());

        Message letter = received();
        assertThat(json(letter)).isEqualTo(camel.getTypeConverter().convertTo(String.class, EVENT));
        assertThat(letter.getStringProperty("reason")).isEqualTo("no luck");
        assertThat(letter.getStringProperty("eventId")).isEqualTo(EVENT.id());
    }

    private void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    @SuppressWarnings("unchecked")
    private static Class<QlaraModel> typeOf(QlaraModel model) {
        return (Class<QlaraModel>) model.getClass();
    }

    private Message received() {
        try (JMSContext context = queue.connections().createContext();
             JMSConsumer consumer = context.createConsumer(context.createQueue(DurableQueue.NAME))) {
            return consumer.receive(10_000);
        }
    }

    private static String json(Message message) throws JMSException {
        assertThat(message).isInstanceOf(BytesMessage.class);
        return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }
}
