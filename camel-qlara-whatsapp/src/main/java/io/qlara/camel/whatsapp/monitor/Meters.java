/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.apache.camel.CamelContext;

import io.qlara.camel.whatsapp.api.ClientActivity;

/** The meters of one component or one webhook route in the application's Micrometer registry. */
public interface Meters {

    /** The meters of an application that has no Micrometer or no registry: they show nothing. */
    Meters NONE = new NoMeters();

    /** Adds a meter for a number that only grows. */
    void count(String name, String description, LongSupplier count, String... tags);

    /** Adds a meter for a number that grows and shrinks. */
    void gauge(String name, String description, DoubleSupplier value);

    /** Adds a meter for how long something takes. */
    Timing time(String name, String description, String... tags);

    /** Takes all these meters out of the registry. */
    void remove();

    /** Takes down how long something took. */
    interface Timing {

        /** Forgets at once. */
        Timing NONE = nanoseconds -> { };

        void record(long nanoseconds);
    }

    /**
     * No meters yet, in the registry that the application has.
     *
     * @param owner the tag that tells whose the meters are, such as {@code routeId}
     * @param name  the value of that tag
     */
    static Meters of(CamelContext camel, String owner, String name) {
        try {
            return MicrometerMeters.of(camel, owner, name);
        } catch (NoClassDefFoundError e) {
            return NONE;
        }
    }

    /** The meters of the component of that name. */
    static Meters ofComponent(
            CamelContext camel, String name, CallStatistics statistics, Supplier<ClientActivity> activity, IntSupplier maxConnections) {
        Meters meters = of(camel, "component", name);
        for (String resource : statistics.resources()) {
            for (CallOutcome outcome : CallOutcome.values()) {
                meters.count("calls", "Calls of the service that have ended", () -> statistics.calls(resource, outcome),
                        "resource", resource, "outcome", outcome.name());
            }
            meters.count("calls.unauthorized", "Calls that the service has refused with 401 or 403", () -> statistics.unauthorized(resource),
                    "resource", resource);
            statistics.timeCalls(resource, meters.time("calls.duration", "From the begin of a call until its exchange goes on", "resource", resource));
        }
        statistics.timeDeliveries(meters.time("delivery.wait", "From the acceptance of a message to the end of the wait for its delivery"));
        meters.gauge("producers", "Producers that are started", value(activity, ClientActivity::clients));
        meters.gauge("requests.pending", "Requests that have not ended", value(activity, ClientActivity::pendingRequests));
        meters.gauge("requests.waiting", "Requests that wait for the quota or for a connection", value(activity, Meters::waiting));
        meters.gauge("requests.hold", "Seconds until the service takes requests again", value(activity, Meters::hold));
        meters.gauge("connections.active", "Connections with a request on them", value(activity, ClientActivity::connectionsInUse));
        meters.gauge("connections.open", "Connections, idle ones included", value(activity, ClientActivity::connectionsOpen));
        meters.gauge("connections.max", "Connections that there may be at once", maxConnections::getAsInt);
        return meters;
    }

    private static DoubleSupplier value(Supplier<ClientActivity> activity, ToDoubleFunction<ClientActivity> part) {
        return () -> part.applyAsDouble(activity.get());
    }

    private static int waiting(ClientActivity activity) {
        return activity.queues().stream().mapToInt(ClientActivity.Queue::waiting).sum();
    }

    private static double hold(ClientActivity activity) {
        Instant now = Instant.now();
        return activity.queues().stream().map(ClientActivity.Queue::heldUntil).filter(Objects::nonNull)
                .mapToLong(until -> Duration.between(now, until).toMillis()).max().orElse(0) / 1000.0;
    }

    /** Shows nothing. */
    final class NoMeters implements Meters {

        private NoMeters() {
        }

        @Override
        public void count(String name, String description, LongSupplier count, String... tags) {
            // there is no registry
        }

        @Override
        public void gauge(String name, String description, DoubleSupplier value) {
            // there is no registry
        }

        @Override
        public Timing time(String name, String description, String... tags) {
            return Timing.NONE;
        }

        @Override
        public void remove() {
            // there is nothing to remove
        }
    }
}
