/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.camel.spi.ShutdownPrepared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.api.ClientPool;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.api.QuotaSettings;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.monitor.Meters;
import io.qlara.camel.whatsapp.monitor.ServiceHealthChecks;

/**
 * What all producers of a component share: the clients, the threads on which routes go on, health checks and meters. Opened when the first
 * producer starts, because an application that only receives needs nothing of it. Thread-safe.
 */
final class ProducerResources {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerResources.class);
    private static final ClientActivity NONE = new ClientActivity(0, 0, 0, 0, 0, List.of());

    private final Supplier<ClientPool> pools;
    private final Supplier<RouteExecutor> routeExecutors;
    private final Supplier<Meters> allMeters;
    private final ServiceHealthChecks healthChecks;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Set<UserOfRoute> users = ConcurrentHashMap.newKeySet();
    private volatile ClientPool pool;
    private RouteExecutor routeExecutor;
    private Meters meters = Meters.NONE;

    /** The resources that these make when they are needed. */
    ProducerResources(
            Supplier<ClientPool> pools, Supplier<RouteExecutor> routeExecutors, Supplier<Meters> meters, ServiceHealthChecks healthChecks) {
        this.pools = pools;
        this.routeExecutors = routeExecutors;
        this.allMeters = meters;
        this.healthChecks = healthChecks;
    }

    /** A client with these settings; to be given back when its producer stops. */
    QlaraClient open(ClientSettings settings) {
        QlaraClient client = pool().open(settings);
        warnOfTimeouts(settings);
        healthChecks.use(settings);
        showMeters();
        return client;
    }

    /** Whoever waits at the end of a full queue would time out before its turn comes. */
    private void warnOfTimeouts(ClientSettings settings) {
        QuotaSettings quota = pool().quota();
        if (quota.served(settings.requestTimeout()) < quota.maxQueued() && !warned.getAndSet(true)) {
            LOG.warn("The quota lets about {} requests leave within requestTimeout ({} s), but maxQueued allows {} to wait, so that the last of them"
                    + " would time out; raise requestTimeout or lower maxQueued", quota.served(settings.requestTimeout()),
                    settings.requestTimeout().toSeconds(), quota.maxQueued());
        }
    }

    /** The client of a health check, which is no client of a producer. */
    QlaraClient openForHealthCheck(ClientSettings settings) {
        return pool().openUncounted(settings);
    }

    /** Not at the start of the component: the application may make its registry of meters later, but before its first route starts. */
    private synchronized void showMeters() {
        if (meters == Meters.NONE) {
            meters = allMeters.get();
        }
    }

    /** What the client still has under way ends in its own time, at the latest when the component stops. */
    void giveBack(QlaraClient client) {
        ClientPool open = pool;
        if (open != null) {
            open.close(client);
        }
        healthChecks.release(client.settings());
    }

    /** From now on the user is told when its route begins to stop. */
    void add(UserOfRoute user) {
        users.add(user);
    }

    void remove(UserOfRoute user) {
        users.remove(user);
    }

    void prepareShutdown(String routeId, boolean suspendOnly, boolean forced) {
        users.stream().filter(user -> routeId.equals(user.usedByRoute())).forEach(user -> user.prepareShutdown(suspendOnly, forced));
    }

    /** What waits when the context begins to stop would only hold the shutdown up. */
    void endWaiting() {
        ClientPool open = pool;
        if (open != null) {
            open.endWaiting();
        }
    }

    /** What is going on at the moment. */
    ClientActivity activity() {
        ClientPool open = pool;
        return open == null ? NONE : open.activity();
    }

    private synchronized ClientPool pool() {
        if (pool == null) {
            pool = pools.get();
        }
        return pool;
    }

    /** The threads on which routes go on after a response. */
    synchronized RouteExecutor routeExecutor() {
        if (routeExecutor == null) {
            routeExecutor = routeExecutors.get();
        }
        return routeExecutor;
    }

    /** Ends all calls. What comes after them in a route still finds a thread. */
    synchronized void close() {
        meters.remove();
        meters = Meters.NONE;
        if (pool != null) {
            pool.close();
            pool = null;
        }
        if (routeExecutor != null) {
            routeExecutor.close();
            routeExecutor = null;
        }
    }

    /** A producer that has to know when its route begins to stop. */
    interface UserOfRoute extends ShutdownPrepared {

        /** The id of the only route that uses the producer; null if none or several do. */
        String usedByRoute();
    }
}
