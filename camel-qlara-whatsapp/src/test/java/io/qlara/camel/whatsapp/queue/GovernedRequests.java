/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

/** Requests on virtual time that wait for their turn, travel to the service, and are answered. */
abstract class GovernedRequests {

    static final long SECOND = Duration.ofSeconds(1).toNanos();
    static final long MINUTE = Duration.ofMinutes(1).toNanos();

    final VirtualTime time = new VirtualTime();
    final List<Long> departures = new ArrayList<>();
    final List<Long> arrivals = new ArrayList<>();
    Supplier<Duration> travel = () -> Duration.ZERO;

    Governor governor(int perSecond, int perMinute) {
        return new Governor(perSecond, perMinute, Duration.ofMillis(15), time, time, time::nanos);
    }

    RequestQueue queue(RateLimiter limiter) {
        return new RequestQueue(limiter, Integer.MAX_VALUE, new ConnectionLimit(Integer.MAX_VALUE, time, time::nanos));
    }

    void request(RequestQueue queue, int count) {
        for (int i = 0; i < count; i++) {
            QueuedRequests.enter(queue).thenAccept(this::leave);
        }
    }

    /** Travels to the service, and its answer as long back. */
    void leave(Reservation reservation) {
        Duration travelled = travel.get();
        departures.add(time.nanos());
        reservation.departs();
        time.schedule(travelled, () -> arrivals.add(time.nanos()));
        time.schedule(travelled.multipliedBy(2), reservation::answered);
    }

    int mostIn(long window) {
        return mostIn(window, departures);
    }

    /** The most of these times in any window of that length. */
    static int mostIn(long window, List<Long> times) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
