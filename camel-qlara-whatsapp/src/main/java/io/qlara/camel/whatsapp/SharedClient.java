package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;

import org.apache.camel.support.jsse.SSLContextParameters;

import io.qlara.camel.whatsapp.client.HttpTransport;
import io.qlara.camel.whatsapp.client.TransportSettings;

/** The connections and threads that all producers of a component share; opened when the first of them starts. */
final class SharedClient {

    private final QlaraWhatsAppComponent component;
    private HttpTransport transport;
    private RouteExecutor routeExecutor;

    SharedClient(QlaraWhatsAppComponent component) {
        this.component = component;
    }

    synchronized HttpTransport transport() {
        if (transport == null) {
            transport = HttpTransport.start(settings());
        }
        return transport;
    }

    /** The threads on which routes go on after an answer. */
    synchronized Executor routeExecutor() {
        if (routeExecutor == null) {
            routeExecutor = new RouteExecutor(component);
        }
        return routeExecutor;
    }

    synchronized void close() {
        if (transport != null) {
            transport.close();
            transport = null;
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
