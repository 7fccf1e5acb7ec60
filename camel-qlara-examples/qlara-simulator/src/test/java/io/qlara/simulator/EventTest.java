/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventTest {

    private static final String CUSTOMER = "+393401234567";
    private static final String BUSINESS = "+390200000101";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.clock(new MutableClock()));

    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void inboundMessagesArePostedOnDemand(QlaraSimulator started) {
        started.webhookUrl(receiver.url());

        started.inbound().from(CUSTOMER).to(BUSINESS).text("where is my order?").post();

        assertThat(nextEvent()).containsOnly(Map.entry("eventType", "INBOUND"), Map.entry("source", CUSTOMER),
                Map.entry("destination", BUSINESS), Map.entry("text", "where is my order?"), Map.entry("channel", "WHATSAPP"),
                Map.entry("messageType", "TEXT"), Map.entry("timestamp", "2026-01-01T00:00:00Z"));
    }

    @Test
    void readReceiptsArePostedOnDemand(QlaraSimulator started) {
        started.webhookUrl(receiver.url());

        started.read("wamid.1", CUSTOMER);

        assertThat(nextEvent()).containsOnly(Map.entry("eventType", "READ"), Map.entry("messageId", "wamid.1"),
                Map.entry("destination", CUSTOMER), Map.entry("channel", "WHATSAPP"), Map.entry("timestamp", "2026-01-01T00:00:00Z"));
    }

    @Test
    void eventsNeedAWebhookUrl(QlaraSimulator started) {
        started.webhookUrl(null);

        assertThatThrownBy(() -> started.read("wamid.1", CUSTOMER))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("webhook URL");
    }

    @Test
    void inboundMessagesNeedASender(QlaraSimulator started) {
        started.webhookUrl(receiver.url());

        assertThatThrownBy(() -> started.inbound().to(BUSINESS).text("Hello").post()).hasMessage("from");
    }

    private Map<String, Object> nextEvent() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
        return receiver.received().get(0).event();
    }
}
