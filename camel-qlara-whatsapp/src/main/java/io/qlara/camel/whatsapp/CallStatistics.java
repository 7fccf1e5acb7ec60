/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.qlara.camel.whatsapp.client.QlaraException;

/** What has become of the calls of a component, and the last errors among them. Thread-safe. */
final class CallStatistics {

    private static final int ERRORS_KEPT = 10;

    private final Map<QlaraWhatsAppResource, Map<CallOutcome, LongAdder>> calls = new EnumMap<>(QlaraWhatsAppResource.class);
    private final Deque<CallError> lastErrors = new ArrayDeque<>();

    CallStatistics() {
        for (QlaraWhatsAppResource resource : QlaraWhatsAppResource.called()) {
            Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);
            Arrays.stream(CallOutcome.values()).forEach(outcome -> outcomes.put(outcome, new LongAdder()));
            calls.put(resource, outcomes);
        }
    }

    /** Counts a call that has ended; without a failure it has succeeded. */
    void ended(QlaraWhatsAppResource resource, Throwable failure) {
        calls.get(resource).get(CallOutcome.of(failure)).increment();
        if (failure != null) {
            remember(CallError.of(resource, failure));
        }
    }

    long calls(QlaraWhatsAppResource resource, CallOutcome outcome) {
        return calls.get(resource).get(outcome).sum();
    }

    /** The latest failures, the latest first. */
    List<CallError> lastErrors() {
        synchronized (lastErrors) {
            return List.copyOf(lastErrors);
        }
    }

    private void remember(CallError error) {
        synchronized (lastErrors) {
            lastErrors.addFirst(error);
            if (lastErrors.size() > ERRORS_KEPT) {
                lastErrors.removeLast();
            }
        }
    }

    /**
     * A failure without personal data.
     *
     * @param message what the exception says if it is one of ours, whose messages hold no personal data; otherwise null
     */
    record CallError(Instant time, QlaraWhatsAppResource resource, String exception, String message) {

        private static CallError of(QlaraWhatsAppResource resource, Throwable failure) {
            return new CallError(Instant.now(), resource, failure.getClass().getSimpleName(),
                    failure instanceof QlaraException ? failure.getMessage() : null);
        }
    }
}
