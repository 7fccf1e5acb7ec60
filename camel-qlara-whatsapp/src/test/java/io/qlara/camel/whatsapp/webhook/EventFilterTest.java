/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventFilterTest {

    @RegisterExtension
    private final LogDuringTest warnings = LogDuringTest.of(EventFilter.class);

    @Test
    void wantsAllByDefault() {
        assertThat(new EventFilter(null, " ").wants(event("READ", "RCS"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "DELIVERY, true", "delivery, true", "INBOUND, true", "READ, false", "Clicked, false" })
    void wantsTheTypesNamedIgnoringCase(String eventType, boolean wanted) {
        EventFilter filter = new EventFilter(" Delivery ,inbound ", null);

        assertThat(filter.wants(event(eventType, "SMS"))).isEqualTo(wanted);
    }

    @Test
    void wantsATypeOfTheSendersOwn() {
        assertThat(new EventFilter("clicked", null).wants(event("Clicked", null))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "WHATSAPP, true", "whatsapp, true", "sms, true", "RCS, false" })
    void wantsTheChannelsNamedIgnoringCase(String channel, boolean wanted) {
        EventFilter filter = new EventFilter(null, "WhatsApp, SMS");

        assertThat(filter.wants(event("READ", channel))).isEqualTo(wanted);
    }

    @Test
    void takesAnEventWithoutAChannelForWhatsApp() {
        assertThat(new EventFilter(null, "whatsapp").wants(event("READ", null))).isTrue();
        assertThat(new EventFilter(null, "whatsapp").wants(event("READ", " "))).isTrue();
        assertThat(new EventFilter(null, "sms").wants(event("READ", null))).isFalse();
    }

    @Test
    void wantsOnlyWhatBothTypeAndChannelLetThrough() {
        EventFilter filter = new EventFilter("READ", "SMS");

        assertThat(filter.wants(event("READ", "SMS"))).isTrue();
        assertThat(filter.wants(event("READ", "RCS"))).isFalse();
        assertThat(filter.wants(event("INBOUND", "SMS"))).isFalse();
    }

    private static WebhookEvent event(String eventType, String channel) {
        return WebhookEvent.of(channel == null ? Map.of("eventType", eventType) : Map.of("eventType", eventType, "channel", channel));
    }

    @ParameterizedTest
    @ValueSource(strings = { "DELIVERY,,READ", ",", "DELIVERY,", " , READ", "DELIVERY%2CREAD", "%" })
    void refusesABlankWordAndOneWithAPercentSign(String words) {
        assertThatThrownBy(() -> new EventFilter(words, null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("eventTypes");
        assertThatThrownBy(() -> new EventFilter(null, words)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("channels");
    }

    @Test
    void warnsOfEachWordThatIsNotDocumentedOnce() {
        new EventFilter("DELIVERED,read,Delivered", "WhatsApp,TELEX");

        assertThat(warnings.messages()).hasSize(2);
        assertThat(warnings.messages().get(0)).contains("eventTypes", "DELIVERED");
        assertThat(warnings.messages().get(1)).contains("channels", "TELEX");
    }

    @Test
    void warnsOfNothingThatIsDocumented() {
        new EventFilter("DELIVERY,READ,inbound", "WHATSAPP,sms,RCS");

        assertThat(warnings.messages()).isEmpty();
    }
}
