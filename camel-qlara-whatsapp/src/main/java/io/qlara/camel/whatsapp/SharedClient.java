/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.HttpTransport;
import io.qlara.camel.whatsapp.http.TransportSettings;
import io.qlara.camel.whatsapp.monitor.Meters;
import io.qlara.camel.whatsapp.monitor.ServiceHealthChecks;
import io.qlara.camel.whatsapp.queue.RequestQueue;

/** The connections and threads that all producers of a component share; opened when the first of them starts. */
final class SharedClient {

    private final QlaraWhatsAppComponent component;
    private final Map<QlaraClient, ClientSettings> clients = new ConcurrentHashMap<>();
    /** Clients of producers that are stopped. Whatever a client has under way keeps it reachable, and so in here. */
    private final Set<QlaraClient> leaving = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final ServiceHealthChecks healthChecks;
    private final Map<String, RequestQueue> queues = new HashMap<>();
    private HttpTransport transport;
    private RouteExecutor routeExecutor;
    private Meters meters = Meters.NONE;

    SharedClient(QlaraWhatsAppComponent component) {
        this.component = component;
        this.healthChecks = new ServiceHealthChecks(component::getCamelContext, "producer:" + QlaraWhatsAppConstants.SCHEME,
                component::isHealthCheckProducerEnabled, this::client);
    }

    /** A client of the endpoint; to be given back when its producer stops. */
    QlaraClient open(QlaraWhatsAppEndpoint endpoint) {
        ClientSettings settings = ProducerSettings.ofClient(endpoint.getResource(), endpoint.getConfiguration());
        QlaraClient client = client(settings);
        clients.put(client, settings);
        healthChecks.use(settings);
        showMeters();
        return client;
    }

    private QlaraClient client(ClientSettings settings) {
        return new QlaraClient(settings, transport(), queue(settings.apiKey()));
    }

    /** Not at the start of the component: the application may make its registry of meters later, but before its first route starts. */
    private synchronized void showMeters() {
        if (meters == Meters.NONE) {
            meters = Meters.ofComponent(component.getCamelContext(), name(), component.statistics(), this::activity,
                    component::getMaxConnections);
        }
    }

    private String name() {
        CamelContext camel = component.getCamelContext();
        return camel.getComponentNames().stream().filter(name -> camel.hasComponent(name) == component).findFirst()
                .orElse(QlaraWhatsAppConstants.SCHEME);
    }

    /** What the client still has under way ends in its own time, at the latest when the component stops. */
    void giveBack(QlaraClient client) {
        leaving.add(client);
        ClientSettings settings = clients.remove(client);
        if (settings != null) {
            healthChecks.release(settings);
        }
    }

    /** What waits when the context begins to stop would only hold the shutdown up. */
    void endWaiting() {
        all().forEach(QlaraClient::endWaiting);
    }

    private Stream<QlaraClient> all() {
        return Stream.concat(clients.keySet().stream(), Stream.of(leaving.toArray(QlaraClient[]::new)));
    }

    /** What is going on at the moment. */
    synchronized ClientActivity activity() {
        List<ClientActivity.Queue> waiting = queues.values().stream()
                .map(queue -> new ClientActivity.Queue(queue.length(), queue.heldUntil())).toList();
        return new ClientActivity(clients.size(), all().mapToInt(QlaraClient::pendingRequests).sum(),
                transport == null ? 0 : transport.connectionsInUse(), transport == null ? 0 : transport.connectionsOpen(), waiting);
    }

    synchronized HttpTransport transport() {
        if (transport == null) {
            transport = HttpTransport.start(settings());
        }
        return transport;
    }

    /** Where the requests of that API key wait for their turn. */
    synchronized RequestQueue queue(String apiKey) {
        return queues.computeIfAbsent(apiKey, key -> component.getRateLimiter() == null
                ? RequestQueue.withQuota(ProducerSettings.notNegative("requestsPerSecond", component.getRequestsPerSecond()),
                        ProducerSettings.notNegative("requestsPerMinute", component.getRequestsPerMinute()),
                        ProducerSettings.notNegative("maxQueued", component.getMaxQueued()), transport())
                : new RequestQueue(component.getRateLimiter(), ProducerSettings.notNegative("maxQueued", component.getMaxQueued()), transport()));
    }

    /** The threads on which routes go on after an answer. */
    synchronized RouteExecutor routeExecutor() {
        if (routeExecutor == null) {
            routeExecutor = new RouteExecutor(component, transport().deadlines());
        }
        return routeExecutor;
    }

    void close() {
        beginToClose();
        endWaiting();
        all().forEach(QlaraClient::abort);
        healthChecks.abort();
        closeAll();
    }

    private synchronized void beginToClose() {
        if (transport != null) {
            transport.beginToClose();
        }
    }

    private synchronized void closeAll() {
        meters.remove();
        meters = Meters.NONE;
        if (transport != null) {
            transport.close();
            transport = null;
            queues.clear();
        }
        if (routeExecutor != null) {
            routeExecutor.close();
            routeExecutor = null;
        }
    }

    private TransportSettings settings() {
        int maxConnections = ProducerSettings.atLeastOne("maxConnections", component.getMaxConnections());
        return new TransportSettings(ProducerSettings.positive("connectTimeout", component.getConnectTimeout()), maxConnections,
                ProducerSettings.proxy(component.getProxyHost(), component.getProxyPort(), component.getProxyUsername(),
                        component.getProxyPassword()),
                ProducerSettings.sslContext(sslContextParameters(), component.getCamelContext()));
    }

    private SSLContextParameters sslContextParameters() {
        SSLContextParameters ownParameters = component.getSslContextParameters();
        return ownParameters == null ? component.retrieveGlobalSslContextParameters() : ownParameters;
    }
}
