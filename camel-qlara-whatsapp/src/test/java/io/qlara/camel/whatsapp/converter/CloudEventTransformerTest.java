/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.converter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CloudEventTransformerTest {

    private static final DataType CLOUD_EVENT = new DataType("qlara-whatsapp:application-cloudevents");
    private static final Map<String, Object> DELIVERED = Map.of("eventType", "DELIVERY", "messageId", "wamid.1",
            "destination", "+393331234567", "statusCode", 3, "timestamp", "2026-04-09T10:30:00Z");

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theAttributesAreHeaders() throws Exception {
        WebhookEvent event = WebhookEvent.of(DELIVERED);

        Message message = transformed(event);

        assertThat(message.getHeaders()).containsAllEntriesOf(Map.of(
                "CamelCloudEventVersion", "1.0",
                "CamelCloudEventID", event.id(),
                "CamelCloudEventSource", "qlara-whatsapp:webhooks",
                "CamelCloudEventType", "io.qlara.camel.whatsapp.delivery",
                "CamelCloudEventSubject", "wamid.1",
                "CamelCloudEventTime", "2026-04-09T10:30:00Z",
                "CamelCloudEventDataContentType", "application/json",
                "Content-Type", "application/json"));
    }

    @Test
    void noAttributeHoldsANumberOrAText() throws Exception {
        Message message = transformed(WebhookEvent.of(
                Map.of("eventType", "INBOUND", "messageId", "m", "source", "+393331234567", "text", "Where is my order?")));

        assertThat(message.getHeaders().values()).noneMatch(value -> value.toString().contains("393331234567"))
                .noneMatch(value -> value.toString().contains("order"));
    }

    @Test
    void theDataIsTheEventAsJson() throws Exception {
        Message message = transformed(WebhookEvent.of(DELIVERED));

        assertThat(message.getBody()).isInstanceOf(String.class);
        assertThat(new ObjectMapper().readValue(message.getBody(String.class), Map.class))
                .containsEntry("messageId", "wamid.1").containsEntry("destination", "+393331234567");
        assertThat(message.getBody(WebhookEvent.class)).isEqualTo(WebhookEvent.of(DELIVERED));
    }

    @ParameterizedTest
    @CsvSource({ "DELIVERY, delivery", "READ, read", "INBOUND, inbound", "TEMPLATE_STATUS, template_status", "a b/c\u00e9, a-b-c-" })
    void theTypeIsThatOfTheEvent(String eventType, String lastPart) throws Exception {
        Message message = transformed(WebhookEvent.of(Map.of("eventType", eventType)));

        assertThat(message.getHeader("CamelCloudEventType")).isEqualTo("io.qlara.camel.whatsapp." + lastPart);
    }

    @Test
    void anEventWithoutAMessageHasNoSubject() throws Exception {
        Exchange exchange = exchange(WebhookEvent.of(Map.of("eventType", "INBOUND", "source", "+393331234567")));
        exchange.getMessage().setHeader("CamelCloudEventSubject", "of an event before");

        assertThat(transformed(exchange).getHeaders()).doesNotContainKey("CamelCloudEventSubject");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z" })
    void withoutATimeThatItCanHoldItHasTheTimeOfReceipt(String timestamp) throws Exception {
        Instant time = timestamp == null ? null : Instant.parse(timestamp);
        Message message = transformed(new WebhookEvent("READ", "m", null, null, null, null, null, null, null, null, null, time, Map.of()));

        assertThat(Instant.parse(message.getHeader("CamelCloudEventTime", String.class)))
                .isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
    }

    @Test
    void jsonOfAnEventIsReadFirst() throws Exception {
        String json = "{\"eventType\":\"READ\",\"messageId\":\"m\"}";

        assertThat(transformed(json).getHeader("CamelCloudEventType")).isEqualTo("io.qlara.camel.whatsapp.read");
    }

    @Test
    void anythingElseIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> transformed("Where is my order?")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Only a webhook event", "java.lang.String", "qlara-whatsapp:webhooks")
                .hasMessageNotContaining("order");
        assertThatThrownBy(() -> transformed(new SendResponse("m", false, List.of(), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transformed((Object) null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("empty");
    }

    private Message transformed(Object body) throws Exception {
        return transformed(exchange(body));
    }

    private Exchange exchange(Object body) {
        return ExchangeBuilder.anExchange(camel).withBody(body).build();
    }

    /** By the transformer that Camel finds for the data type. */
    private Message transformed(Exchange exchange) throws Exception {
        Transformer transformer = camel.getTransformerRegistry().resolveTransformer(new TransformerKey(DataType.ANY, CLOUD_EVENT));
        transformer.transform(exchange.getMessage(), DataType.ANY, CLOUD_EVENT);
        return exchange.getMessage();
    }
}
