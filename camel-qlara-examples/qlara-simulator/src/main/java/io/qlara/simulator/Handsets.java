/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The customers' phones as far as somebody has changed them: switched off, or reached by another channel. Thread-safe. */
final class Handsets {

    private static final int MOST_WAITING = 1_000;

    private final Map<String, Handset> changed = new HashMap<>();

    synchronized boolean isOn(String customer) {
        return of(customer).on;
    }

    synchronized Reach reach(String customer) {
        return of(customer).reach;
    }

    /** How many messages wait for the phone to be switched on. */
    synchronized int waiting(String customer) {
        return of(customer).waiting.size();
    }

    synchronized void reach(String customer, Reach reach) {
        changed.computeIfAbsent(customer, absent -> new Handset()).reach = reach;
    }

    /**
     * Hands over what becomes of a message: now, or when the phone is on; beyond the newest 1,000 it is never told.
     *
     * @param callbacks those of now; what waits takes those of the time when it arrives, for the simulator may have been restarted
     */
    synchronized void arrive(String customer, Callbacks callbacks, BiConsumer<Callbacks, Reach> arrival) {
        Handset handset = of(customer);
        if (handset.on) {
            arrival.accept(callbacks, handset.reach);
            return;
        }
        if (handset.waiting.size() == MOST_WAITING) {
            handset.waiting.remove();
        }
        handset.waiting.add(arrival);
    }

    /** Delivers what waits when it is switched on. */
    synchronized void on(String customer, boolean on, Callbacks callbacks) {
        Handset handset = changed.computeIfAbsent(customer, absent -> new Handset());
        handset.on = on;
        if (on) {
            handset.release(callbacks, handset.reach);
        }
    }

    /** What waits will never arrive. */
    synchronized void giveUp(String customer, Callbacks callbacks) {
        of(customer).release(callbacks, Reach.NOTHING);
    }

    synchronized void clear() {
        changed.clear();
    }

    private Handset of(String customer) {
        return changed.getOrDefault(customer, new Handset());
    }

    private static final class Handset {

        private final Deque<BiConsumer<Callbacks, Reach>> waiting = new ArrayDeque<>();
        private boolean on = true;
        private Reach reach = Reach.WHATSAPP;

        private void release(Callbacks callbacks, Reach over) {
            waiting.forEach(arrival -> arrival.accept(callbacks, over));
            waiting.clear();
        }
    }
}
