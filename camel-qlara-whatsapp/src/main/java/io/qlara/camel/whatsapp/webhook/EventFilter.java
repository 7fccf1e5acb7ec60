/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Tells which events a route wants, by type and channel, ignoring case. Immutable. */
final class EventFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EventFilter.class);
    private static final String CHANNEL_WHERE_NONE_IS_SAID = "WHATSAPP";
    private static final List<String> DOCUMENTED_TYPES = List.of(WebhookEvent.DELIVERY, WebhookEvent.READ, WebhookEvent.INBOUND);
    private static final List<String> DOCUMENTED_CHANNELS = List.of(CHANNEL_WHERE_NONE_IS_SAID, "RCS", "SMS");

    private final Set<String> eventTypes;
    private final Set<String> channels;

    /**
     * A filter of one route. Warns of words that the vendor does not document, because they may be misspelt, and then nothing is routed.
     *
     * @param  eventTypes               the types that the route wants, separated by commas; all types if it is null or blank
     * @param  channels                 the channels that the route wants, separated by commas; all channels if it is null or blank
     * @throws IllegalArgumentException if a word is blank or holds a percent sign; the message names the option
     */
    EventFilter(String eventTypes, String channels) {
        this.eventTypes = words("eventTypes", eventTypes, DOCUMENTED_TYPES);
        this.channels = words("channels", channels, DOCUMENTED_CHANNELS);
    }

    private static Set<String> words(String option, String value, List<String> documented) {
        if (value == null || value.isBlank()) {
            return Set.of();
        }
        List<String> words = Stream.of(value.split(",", -1)).map(EventFilter::upperCaseOf).toList();
        if (words.stream().anyMatch(word -> word.isEmpty() || word.contains("%"))) {
            throw new IllegalArgumentException("The option " + option + " of qlara-whatsapp:webhooks is " + value + ", where a word is"
                    + " blank or holds a %; separate words such as " + String.join(",", documented) + " by commas that are not encoded");
        }
        words.stream().filter(word -> !documented.contains(word)).distinct().forEach(word -> LOG.warn("The option {} of"
                + " qlara-whatsapp:webhooks names {}, which the service's documents don't: they name {}. If the word is misspelt, nothing is"
                + " routed for it", option, word, documented));
        return Set.copyOf(words);
    }

    boolean wants(WebhookEvent event) {
        String channel = event.channel() == null || event.channel().isBlank() ? CHANNEL_WHERE_NONE_IS_SAID : event.channel();
        return holds(eventTypes, event.eventType()) && holds(channels, channel);
    }

    private static boolean holds(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(upperCaseOf(value));
    }

    private static String upperCaseOf(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }
}
