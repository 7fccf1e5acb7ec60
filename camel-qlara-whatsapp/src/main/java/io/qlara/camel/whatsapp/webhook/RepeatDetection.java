/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Recognises the repeats of an event. The repository knows the events that were routed with success; marks in this JVM know those that
 * are being routed. Without a repository no event is a repeat. Thread-safe.
 */
final class RepeatDetection {

    /** The marks of all routes of this JVM, because several may share a repository. */
    private static final Map<IdempotentRepository, Map<String, Mark>> IN_PROGRESS = Collections.synchronizedMap(new WeakHashMap<>());

    private final IdempotentRepository repository;
    private final Map<String, Mark> inProgress;

    /**
     * The detection of one route.
     *
     * @param repository where the ids of routed events are kept, or null
     */
    RepeatDetection(IdempotentRepository repository) {
        this.repository = repository;
        this.inProgress = repository == null
                ? Map.of() : IN_PROGRESS.computeIfAbsent(repository, key -> new ConcurrentHashMap<>());
    }

    boolean isEnabled() {
        return repository != null;
    }

    /**
     * Decides whether to route the event. An event to be routed is marked as in progress until {@link #end}.
     *
     * @throws RuntimeException if the repository throws one; the event is not marked then
     */
    Admission admit(Exchange exchange, String eventId) {
        if (repository == null) {
            return Admission.ROUTE;
        }
        if (inProgress.putIfAbsent(eventId, Mark.BEING_CHECKED) != null) {
            return admitBesideAnother(exchange, eventId);
        }
        boolean routeIt = false;
        try {
            routeIt = !repository.contains(exchange, eventId);
            return routeIt ? Admission.ROUTE : Admission.REPEAT;
        } finally {
            if (routeIt) {
                inProgress.put(eventId, Mark.BEING_ROUTED);
            } else {
                inProgress.remove(eventId);
            }
        }
    }

    /** A route may itself keep the id in the repository before it ends: an event that is being routed has not succeeded yet. */
    private Admission admitBesideAnother(Exchange exchange, String eventId) {
        boolean known = inProgress.get(eventId) != Mark.BEING_ROUTED && repository.contains(exchange, eventId);
        return known && inProgress.get(eventId) != Mark.BEING_ROUTED ? Admission.REPEAT : Admission.NOT_NOW;
    }

    /**
     * Keeps the id of an event whose routing has succeeded.
     *
     * @throws RuntimeException if the repository throws one
     */
    void keep(Exchange exchange, String eventId) {
        if (repository != null) {
            repository.add(exchange, eventId);
            repository.confirm(exchange, eventId);
            inProgress.replace(eventId, Mark.KEPT);
        }
    }

    /** Removes the mark of an event that was to be routed, whether its route succeeded or failed. */
    void end(String eventId) {
        if (repository != null) {
            inProgress.remove(eventId);
        }
    }

    private enum Mark {
        BEING_CHECKED, BEING_ROUTED, KEPT
    }

    /** What to do with an event. */
    enum Admission {
        ROUTE, REPEAT, NOT_NOW
    }
}
