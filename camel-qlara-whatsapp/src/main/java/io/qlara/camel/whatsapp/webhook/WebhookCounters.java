/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the calls and events of one route, since its consumer was made. Thread-safe. */
public final class WebhookCounters {

    private final LongAdder received = new LongAdder();
    private final LongAdder routed = new LongAdder();
    private final LongAdder unusable = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final Map<WebhookAnswer, LongAdder> answers = new EnumMap<>(WebhookAnswer.class);

    public WebhookCounters() {
        Arrays.stream(WebhookAnswer.values()).forEach(answer -> answers.put(answer, new LongAdder()));
    }

    /** Events that could be read, whatever was done with them. */
    public long receivedEvents() {
        return received.sum();
    }

    /** Elements of arrays that were passed over, because they are no events that can be used. */
    public long unusableEvents() {
        return unusable.sum();
    }

    /** Events whose route has succeeded. */
    public long routedEvents() {
        return routed.sum();
    }

    /** Events that the options eventTypes and channels leave out. */
    public long filteredEvents() {
        return filtered.sum();
    }

    /** Events that were not routed, because they had been routed before. */
    public long repeatedEvents() {
        return repeats.sum();
    }

    /** Calls that got this answer. */
    public long calls(WebhookAnswer answer) {
        return answers.get(answer).sum();
    }

    void received(int events) {
        received.add(events);
    }

    void unusable(int elements) {
        unusable.add(elements);
    }

    void routed() {
        routed.increment();
    }

    void filtered(int events) {
        filtered.add(events);
    }

    void repeated(int events) {
        repeats.add(events);
    }

    void answered(WebhookAnswer answer) {
        answers.get(answer).increment();
    }
}
