/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

import org.apache.camel.support.jsse.SSLContextParameters;

import io.qlara.camel.whatsapp.client.ClientSettings;
import io.qlara.camel.whatsapp.client.HttpTransport;
import io.qlara.camel.whatsapp.client.QlaraClient;
import io.qlara.camel.whatsapp.client.RequestQueue;
import io.qlara.camel.whatsapp.client.TransportSettings;

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
        this.healthChecks = new ServiceHealthChecks(component);
    }

    /** A client of the endpoint; to be given back when its producer stops. */
    QlaraClient open(QlaraWhatsAppEndpoint endpoint) {
        ClientSettings settings = ClientOptions.of(endpoint);
        QlaraClient client = new QlaraClient(settings, transport(), queue(settings.apiKey()));
        clients.put(client, settings);
        healthChecks.use(settings, this);
        showMeters();
        return client;
    }

    /** The application's registry of meters may be there only after the component was started, but before its first route is. */
    private synchronized void showMeters() {
        if (meters == Meters.NONE) {
            meters = Meters.of(component);
        }
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
                ? RequestQueue.withQuota(notNegative("requestsPerSecond", component.getRequestsPerSecond()),
                        notNegative("requestsPerMinute", component.getRequestsPerMinute()),
                        notNegative("maxQueued", component.getMaxQueued()), transport())
                : new RequestQueue(component.getRateLimiter(), notNegative("maxQueued", component.getMaxQueued()), transport()));
    }

    private static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("The option " + option + " must not be negative");
        }
        return value;
    }

    /** The threads on which routes go on after an answer. */
    synchronized RouteExecutor routeExecutor() {
        if (routeExecutor == null) {
            routeExecutor = new RouteExecutor(component);
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
        if (component.getMaxConnections() < 1) {
            throw new IllegalArgumentException("The option maxConnections must be at least 1");
        }
        return new TransportSettings(ClientOptions.positive("connectTimeout", component.getConnectTimeout()),
                component.getMaxConnections(), proxy(), sslContext());
    }

    private TransportSettings.Proxy proxy() {
        if (component.getProxyHost() == null) {
            return null;
        }
        if (component.getProxyPort() == null) {
            throw new IllegalArgumentException("The option proxyHost is set, so the option proxyPort must be too");
        }
        return new TransportSettings.Proxy(component.getProxyHost(), component.getProxyPort(), component.getProxyUsername(),
                component.getProxyPassword());
    }

    private SSLContext sslContext() {
        SSLContextParameters parameters = component.getSslContextParameters();
        if (parameters == null) {
            parameters = component.retrieveGlobalSslContextParameters();
        }
        try {
            return parameters == null ? null : parameters.createSSLContext(component.getCamelContext());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The option sslContextParameters can't be used: " + e.getMessage(), e);
        }
    }
}
