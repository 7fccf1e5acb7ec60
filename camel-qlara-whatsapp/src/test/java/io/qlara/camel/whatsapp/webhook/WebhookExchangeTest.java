/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What of an event a route gets, and that it gets nothing else. */
class WebhookExchangeTest {

    private static final String PREFIX = "CamelQlaraWhatsAppEvent";

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void hasTheEventAsItsBody() {
        route.start("").post(Payloads.DELIVERED);

        assertThat(route.arrived().get(0).event())
                .extracting(WebhookEvent::messageId, WebhookEvent::destination, WebhookEvent::status)
                .containsExactly("wamid.1", "+393331234567", 3);
    }

    @Test
    void isOfTheWebhookRouteAndOneWayWhateverTheEndpointSays() {
        route.start("exchangePattern=InOut").post(Payloads.DELIVERED);

        WebhookRoute.Arrived arrived = route.arrived().get(0);
        assertThat(arrived.pattern()).isEqualTo(ExchangePattern.InOnly);
        assertThat(arrived.exchange().getFromEndpoint()).isSameAs(route.consumer().getEndpoint());
        assertThat(arrived.exchange().getFromRouteId()).isEqualTo(WebhookRoute.ID);
    }

    @Test
    void hasTheHeadersOfADeliveryOfTheApiDocument() {
        route.start("").post(Payloads.DELIVERED);

        assertThat(headers(0)).isEqualTo(Map.of("Type", "DELIVERY", "MessageId", "wamid.1", "Destination", "+393331234567",
                "Status", 3, "StatusName", "DELIVERED", "StatusRank", 30, "Timestamp", Instant.parse("2024-01-15T10:30:45Z"),
                "CamelMessageTimestamp", 1705314645000L));
    }

    @Test
    void hasTheHeadersOfADeliveryOfTheOldDocument() {
        route.start("").post(Payloads.OLD_DELIVERED);

        assertThat(headers(0)).isEqualTo(Map.of("Type", "DELIVERY", "MessageId", "msg_1", "CustomMessageId", "order-1",
                "Destination", "+393331234567", "StatusName", "DELIVERED", "StatusRank", 30, "Channel", "sms",
                "Timestamp", Instant.parse("2025-04-08T14:30:00Z"), "CamelMessageTimestamp", 1744122600000L));
    }

    @Test
    void hasTheHeadersOfADeliveryOfTheNewGuide() {
        route.start("").post(Payloads.UNDELIVERABLE);

        Map<String, Object> expected = new HashMap<>(Map.of("Type", "DELIVERY", "MessageId", "uuid-1", "CustomMessageId", "order-2",
                "Destination", "+393331234567", "Status", 6, "StatusName", "UNDELIVERABLE", "StatusRank", 20, "Description", "Number unknown",
                "Channel", "SMS", "Timestamp", Instant.parse("2026-04-09T10:30:00Z")));
        expected.put("CamelMessageTimestamp", 1775730600000L);
        assertThat(headers(0)).isEqualTo(expected);
    }

    @Test
    void hasTheHeadersOfAnInboundMessage() {
        route.start("").post(Payloads.INBOUND);

        assertThat(headers(0)).isEqualTo(Map.of("Type", "INBOUND", "Source", "+393331234567", "Destination", "+393339876543",
                "Text", "Where is my order?", "Channel", "WHATSAPP", "MessageType", "TEXT",
                "Timestamp", Instant.parse("2026-04-09T10:32:00Z"), "CamelMessageTimestamp", 1775730720000L));
    }

    @Test
    void hasNoStatusNameForWhatIsNoDelivery() {
        route.start("").post(Payloads.READ);

        assertThat(headers(0)).containsEntry("Type", "READ").containsEntry("StatusRank", 40).doesNotContainKey("StatusName");
    }

    @ParameterizedTest
    @CsvSource({ "WHATSAPP, 393331234567, +393331234567", "whatsapp, 39333123, +39333123", "'', 393331234567890, +393331234567890",
            "WHATSAPP, ' 393331234567 ', +393331234567", "WHATSAPP, +393331234567, +393331234567", "WHATSAPP, 3933312, 3933312",
            "WHATSAPP, 3933312345678901, 3933312345678901", "WHATSAPP, Shop, Shop", "SMS, 393331234567, 393331234567", "RCS, 393331234567, 393331234567" })
    void hasANumberOfWhatsAppWithItsPlus(String channel, String sent, String expected) {
        route.start("").post("{\"eventType\":\"INBOUND\",\"channel\":\"" + channel + "\",\"source\":\"" + sent + "\",\"destination\":\"" + sent + "\"}");

        assertThat(headers(0)).containsEntry("Source", expected).containsEntry("Destination", expected);
        assertThat(route.arrived().get(0).event()).extracting(WebhookEvent::source, WebhookEvent::destination).containsExactly(sent, sent);
    }

    @Test
    void hasTheEventsIdAsAHeader() {
        route.start("").post(Payloads.DELIVERED);

        WebhookRoute.Arrived arrived = route.arrived().get(0);
        assertThat(arrived.headers()).containsEntry(QlaraWhatsAppConstants.EVENT_ID, arrived.event().id());
    }

    @Test
    void hasATimestampBeyondMillisecondsOnlyAsAnInstant() {
        route.start("").post("{\"messageId\":\"1\",\"timestamp\":\"+999999999-12-31T23:59:59Z\"}");

        assertThat(headers(0)).containsKey("Timestamp").doesNotContainKey("CamelMessageTimestamp");
    }

    @Test
    void hasNoHeaderAndNoPropertyThatTheCallerSent() {
        route.start("");

        route.call(WebhookCall.post(Payloads.DELIVERED).query("token=t").with("x-custom", "1")
                .with(QlaraWhatsAppConstants.DESTINATION, "+390000000000").with("camelqlarawhatsappeventtext", "forged")
                .with("Content-Type", "application/json"));

        WebhookRoute.Arrived arrived = route.arrived().get(0);
        assertThat(arrived.headers().keySet()).allMatch(name -> name.startsWith(PREFIX) || name.equals(Exchange.MESSAGE_TIMESTAMP));
        assertThat(arrived.headers()).doesNotContainKey(QlaraWhatsAppConstants.EVENT_TEXT);
    }

    @Test
    void hasNoHeaderThatSendReads() throws Exception {
        Set<String> otherHeaders = new HashSet<>();
        for (Field constant : QlaraWhatsAppConstants.class.getFields()) {
            if (!constant.getName().startsWith("EVENT_") && !constant.getName().equals("MESSAGE_TIMESTAMP")) {
                otherHeaders.add((String) constant.get(null));
            }
        }
        route.start("").post("[" + String.join(",", Payloads.OLD_DELIVERED, Payloads.UNDELIVERABLE, Payloads.INBOUND) + "]");

        assertThat(route.arrived()).hasSize(3).allSatisfy(arrived -> assertThat(arrived.headers()).doesNotContainKeys(
                otherHeaders.toArray(String[]::new)));
    }

    @Test
    void isOnePerEventInTheOrderOfTheArray() {
        route.start("").post(Payloads.batch("1", "2", "3"));

        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3");
        assertThat(route.arrived().stream().map(arrived -> arrived.exchange().getExchangeId()).distinct()).hasSize(3);
    }

    @Test
    void isGivenBackToAPoolOfExchanges() {
        route.camel.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        route.camel.getCamelContextExtension().getExchangeFactory().setStatisticsEnabled(true);
        route.start("");

        for (String messageId : List.of("1", "2", "3")) {
            route.post(Payloads.delivered(messageId));
        }

        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3");
        Set<Integer> exchanges = new HashSet<>();
        route.arrived().forEach(arrived -> exchanges.add(System.identityHashCode(arrived.exchange())));
        assertThat(exchanges).hasSize(1);
    }

    /** The headers but the id, those of events by what makes them different. */
    private Map<String, Object> headers(int index) {
        Map<String, Object> headers = new HashMap<>();
        route.arrived().get(index).headers().forEach((name, value) -> headers.put(name.replace(PREFIX, ""), value));
        headers.remove("Id");
        return headers;
    }
}
