/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a shutdown waits for: calls that are not answered yet, and acknowledged events. Thread-safe. */
final class PendingWork {

    private final int maxEvents;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();

    /**
     * Nothing is pending yet.
     *
     * @param maxEvents how many acknowledged events there may be at once
     */
    PendingWork(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    void callBegins() {
        calls.incrementAndGet();
    }

    void callEnds() {
        calls.decrementAndGet();
    }

    /** Makes room for all these events; if there is not enough room, for none of them. */
    boolean tryAcknowledge(int count) {
        int before = events.getAndUpdate(current -> count > maxEvents - current ? current : current + count);
        return count <= maxEvents - before;
    }

    /** Whether there can never be room for so many events at once. */
    boolean isNeverEnough(int count) {
        return count > maxEvents;
    }

    void eventEnds() {
        events.decrementAndGet();
    }

    /** The acknowledged events that wait or are being routed. */
    int events() {
        return events.get();
    }

    int total() {
        return calls.get() + events.get();
    }
}
