/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraException;

/** Counts how the calls of a component ended, for each part of the API, and keeps the last errors. Thread-safe. */
public final class CallStatistics {

    private static final int ERRORS_KEPT = 10;

    private final Map<String, Map<CallOutcome, LongAdder>> calls = new LinkedHashMap<>();
    private final Map<String, LongAdder> unauthorized = new LinkedHashMap<>();
    private final Map<String, Meters.Timing> callTimes = new ConcurrentHashMap<>();
    private volatile Meters.Timing deliveryTimes = Meters.Timing.NONE;
    private final Deque<CallError> lastErrors = new ArrayDeque<>();

    /**
     * No calls yet.
     *
     * @param resources the names of the parts of the API that can be called
     */
    public CallStatistics(Collection<String> resources) {
        for (String resource : resources) {
            Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);
            Arrays.stream(CallOutcome.values()).forEach(outcome -> outcomes.put(outcome, new LongAdder()));
            calls.put(resource, outcomes);
            unauthorized.put(resource, new LongAdder());
        }
    }

    /** The names of the parts of the API that can be called. */
    public Set<String> resources() {
        return Collections.unmodifiableSet(calls.keySet());
    }

    /** From now on the durations of the resource's calls are taken down there. */
    void timeCalls(String resource, Meters.Timing timing) {
        callTimes.put(resource, timing);
    }

    /** From now on the waits for deliveries are taken down there. */
    void timeDeliveries(Meters.Timing timing) {
        deliveryTimes = timing;
    }

    /** Takes down how long a send waited for what becomes of its message. */
    public void awaitedDelivery(long nanoseconds) {
        deliveryTimes.record(nanoseconds);
    }

    /**
     * Counts a call that has ended.
     *
     * @param failure     null if the call has succeeded
     * @param nanoseconds how long the call took
     */
    public void ended(String resource, Throwable failure, long nanoseconds) {
        calls.get(resource).get(CallOutcome.of(failure)).increment();
        callTimes.getOrDefault(resource, Meters.Timing.NONE).record(nanoseconds);
        if (failure instanceof QlaraAuthenticationException) {
            unauthorized.get(resource).increment();
        }
        if (failure != null) {
            remember(CallError.of(resource, failure));
        }
    }

    /** How many calls of the resource have ended in that way. */
    public long calls(String resource, CallOutcome outcome) {
        return calls.get(resource).get(outcome).sum();
    }

    /** How many calls of the resource the service has refused with 401 or 403; they are among those that have failed. */
    public long unauthorized(String resource) {
        return unauthorized.get(resource).sum();
    }

    /** The latest failures, the latest first. */
    public List<CallError> lastErrors() {
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
     * @param time      when the call ended
     * @param resource  the name of the part of the API that was called
     * @param exception the simple name of the exception's class
     * @param message   the message of an exception of this component, which holds no personal data; null for any other exception
     */
    public record CallError(Instant time, String resource, String exception, String message) {

        private static CallError of(String resource, Throwable failure) {
            return new CallError(Instant.now(), resource, failure.getClass().getSimpleName(),
                    failure instanceof QlaraException ? failure.getMessage() : null);
        }
    }
}
