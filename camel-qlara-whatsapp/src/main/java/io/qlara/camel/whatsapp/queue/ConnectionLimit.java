/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Counts the connections of all queues of a component. A request leaves its queue only with a reserved connection: what waited in
 * HttpClient's pool would leave later than its permit allows, or in the middle of a hold.
 * <p>
 * A queue keeps its reservation while the queue waits for a permit. When no connection is left for another queue, that queue gets the oldest
 * reservation that has been idle for {@link #LONGEST_IDLE}, so that the hold of one API key stops no other key. Thread-safe.
 */
public final class ConnectionLimit {

    /** How long a reservation is safe from other queues. */
    static final Duration LONGEST_IDLE = Duration.ofMillis(250);

    private final int connections;
    private final Scheduler scheduler;
    private final LongSupplier nanoTime;
    private final Deque<CompletableFuture<Reservation>> waiting = new ArrayDeque<>();
    private final Set<Reservation> idle = new LinkedHashSet<>();
    private int taken;
    private boolean waking;
    private boolean watchingIdle;

    /**
     * A limit of so many connections.
     *
     * @param scheduler runs what has waited: never the thread that gives a connection back, which would make one attempt after the other
     * @param nanoTime  nanoseconds of one clock that never goes back
     */
    public ConnectionLimit(int connections, Scheduler scheduler, LongSupplier nanoTime) {
        this.connections = connections;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    /** Completes with a connection once there is one, in the order of asking. Whoever gets a reservation gives it back, once. */
    CompletableFuture<Reservation> reserve() {
        CompletableFuture<Reservation> reservation = new CompletableFuture<>();
        Wake next;
        synchronized (this) {
            if (waiting.isEmpty() && taken < connections) {
                taken++;
                reservation.complete(new Reservation());
                return reservation;
            }
            waiting.add(reservation);
            next = nextWake();
        }
        schedule(next);
        return reservation;
    }

    /** How many connections there may be at once. */
    int connections() {
        return connections;
    }

    /** How many connections attempts use or queues keep reserved. */
    public synchronized int taken() {
        return taken;
    }

    /** When to wake whoever waits; null if nobody waits, if there is no connection to get, or if that wake is on its way already. */
    private Wake nextWake() {
        if (waiting.isEmpty()) {
            return null;
        }
        if (taken < connections) {
            Wake ofFree = waking ? null : new Wake(true, Duration.ZERO);
            waking = true;
            return ofFree;
        }
        if (watchingIdle || idle.isEmpty()) {
            return null;
        }
        watchingIdle = true;
        return new Wake(false, delayUntilOldestIdle());
    }

    private Duration delayUntilOldestIdle() {
        return Duration.ofNanos(Math.max(0, idle.iterator().next().idleSince + LONGEST_IDLE.toNanos() - nanoTime.getAsLong()));
    }

    private void schedule(Wake next) {
        if (next == null) {
            return;
        }
        try {
            scheduler.schedule(next.delay, () -> wake(next));
        } catch (Throwable e) {
            // the component is closed, which ends whatever waits; or memory is short, and the next connection that is given back tries again
            ended(next);
        }
    }

    private synchronized void ended(Wake ended) {
        if (ended.ofFree) {
            waking = false;
        } else {
            watchingIdle = false;
        }
    }

    private void wake(Wake now) {
        for (CompletableFuture<Reservation> next = nextWaiting(); next != null; next = nextWaiting()) {
            Reservation reservation = new Reservation();
            if (!next.complete(reservation)) {
                reservation.giveBack();
            }
        }
        schedule(nextAfter(now));
    }

    private synchronized Wake nextAfter(Wake now) {
        ended(now);
        return nextWake();
    }

    private synchronized CompletableFuture<Reservation> nextWaiting() {
        if (taken >= connections && !waiting.isEmpty() && !idle.isEmpty() && delayUntilOldestIdle().isZero()) {
            Iterator<Reservation> oldest = idle.iterator();
            oldest.next().gone = true;
            oldest.remove();
            taken--;
        }
        CompletableFuture<Reservation> next = taken < connections ? waiting.poll() : null;
        taken += next == null ? 0 : 1;
        return next;
    }

    /** Of free connections at once, or of the oldest idle reservation when its time comes. */
    private record Wake(boolean ofFree, Duration delay) {
    }

    /** A connection for one attempt. Thread-safe. */
    public final class Reservation {

        private volatile Journey journey = Journey.UNCOUNTED;
        private long idleSince;
        private boolean gone;

        private Reservation() {
        }

        void isFor(Journey journey) {
            this.journey = journey;
        }

        /** Says, once, that the request goes to its connection now. */
        public void departs() {
            journey.departs();
        }

        /** Says, once, that the answer to the request has come. */
        public void answered() {
            journey.answered();
        }

        /** Says that the connection is not used yet, so that another queue may get it later. */
        void idles() {
            Wake next;
            synchronized (ConnectionLimit.this) {
                idleSince = nanoTime.getAsLong();
                idle.add(this);
                next = nextWake();
            }
            schedule(next);
        }

        /** Keeps the connection from other queues from now on; false if another queue has it already. */
        boolean use() {
            synchronized (ConnectionLimit.this) {
                idle.remove(this);
                return !gone;
            }
        }

        /** Leaves the connection to the next request. Only the first call counts. */
        public void giveBack() {
            try {
                journey.ends();
            } finally {
                free();
            }
        }

        private void free() {
            Wake next;
            synchronized (ConnectionLimit.this) {
                if (gone) {
                    return;
                }
                gone = true;
                idle.remove(this);
                taken--;
                next = nextWake();
            }
            schedule(next);
        }
    }
}
