/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Tells which events a route wants, by type and channel, ignoring case. Immutable. */
final class EventFilter {

    private static final String CHANNEL_WHERE_NONE_IS_SAID = "WHATSAPP";

    private final Set<String> eventTypes;
    private final Set<String> channels;

    /**
     * A filter of one route.
     *
     * @param eventTypes the types that the route wants, separated by commas; all types if it is null or blank
     * @param channels   the channels that the route wants, separated by commas; all channels if it is null or blank
     */
    EventFilter(String eventTypes, String channels) {
        this.eventTypes = upperCase(eventTypes);
        this.channels = upperCase(channels);
    }

    boolean wants(WebhookEvent event) {
        String channel = event.channel() == null || event.channel().isBlank() ? CHANNEL_WHERE_NONE_IS_SAID : event.channel();
        return holds(eventTypes, event.eventType()) && holds(channels, channel);
    }

    private static boolean holds(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(upperCaseOf(value));
    }

    private static Set<String> upperCase(String option) {
        return WebhookSettings.values(option).stream().map(EventFilter::upperCaseOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String upperCaseOf(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }
}
