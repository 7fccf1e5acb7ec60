package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

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
    private final ServiceHealthChecks healthChecks;
    private final Map<String, RequestQueue> queues = new HashMap<>();
    private HttpTransport transport;
    private RouteExecutor routeExecutor;
    private Meters meters = Meters.NONE;

    SharedClient(QlaraWhatsAppComponent component) {
        this.component = component;
        this.healthChecks = new ServiceHealthChecks(component);
    }

    /** A client of the endpoint; to be given back when it is aborted. */
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

    void giveBack(QlaraClient client) {
        client.abort();
        ClientSettings settings = clients.remove(client);
        if (settings != null) {
            healthChecks.release(settings);
        }
    }

    /** What waits when the context begins to stop would only hold the shutdown up. */
    void endWaiting() {
        clients.keySet().forEach(QlaraClient::endWaiting);
    }

    /** What is going on at the moment. */
    synchronized ClientActivity activity() {
        List<ClientActivity.Queue> waiting = queues.values().stream()
                .map(queue -> new ClientActivity.Queue(queue.length(), queue.heldUntil())).toList();
        return new ClientActivity(clients.size(), clients.keySet().stream().mapToInt(QlaraClient::pendingRequests).sum(),
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
                : new RequestQueue(component.getRateLimiter(), notNegative("maxQueued", component.getMaxQueued())));
    }

    private static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("The option " + option + " must not be negative");
        }
        return value;
    }

    /** The threads on which routes go on after an answer. */
    synchronized Executor routeExecutor() {
        if (routeExecutor == null) {
            routeExecutor = new RouteExecutor(component);
        }
        return routeExecutor;
    }

    synchronized void close() {
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
