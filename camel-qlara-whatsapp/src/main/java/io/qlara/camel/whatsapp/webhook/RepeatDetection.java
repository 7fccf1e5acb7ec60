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
 * Tells the first of an event from its repeats: those whose routing has succeeded by the repository, those still being
 * routed by marks in this JVM. Without a repository every event is a first one. Thread-safe.
 */
final class RepeatDetection {

    /** The marks of all routes of this JVM, because several may share a repository. */
    private static final Map<IdempotentRepository, Map<String, Mark>> IN_PROGRESS = Collections.synchronizedMap(new WeakHashMap<>());

    private final IdempotentRepository repository;
    private final Map<String, Mark> inProgress;

    /** @param repository where the ids of routed events are kept, or null */
    RepeatDetection(IdempotentRepository repository) {
        this.repository = repository;
        this.inProgress = repository == null
                ? Map.of() : IN_PROGRESS.computeIfAbsent(repository, key -> new ConcurrentHashMap<>());
    }

    boolean isEnabled() {
        return repository != null;
    }

    /**
     * Whether to route the event. If so, it is marked as in progress until {@link #end}.
     *
     * @throws RuntimeException if the repository does; the event is not marked then
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

    /** The route may keep the id in the repository before it ends, so what is being routed is not known to have succeeded. */
    private Admission admitBesideAnother(Exchange exchange, String eventId) {
        boolean known = inProgress.get(eventId) != Mark.BEING_ROUTED && repository.contains(exchange, eventId);
        return known && inProgress.get(eventId) != Mark.BEING_ROUTED ? Admission.REPEAT : Admission.NOT_NOW;
    }

    /**
     * Keeps the id of an event whose routing has succeeded.
     *
     * @throws RuntimeException if the repository does
     */
    void keep(Exchange exchange, String eventId) {
        if (repository != null) {
            repository.add(exchange, eventId);
            repository.confirm(exchange, eventId);
            inProgress.replace(eventId, Mark.KEPT);
        }
    }

    /** Takes the mark off an event that was to be routed, however that ended. */
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
