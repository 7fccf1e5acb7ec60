/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.BindException;
import java.util.HashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;

/** Listens on a path of the application's HTTP server. Only {@link #isListening()} is thread-safe. */
public final class HttpListener {

    private final CamelContext camelContext;
    private final HttpServer server;
    private final String path;
    private volatile Consumer consumer;

    private HttpListener(CamelContext camelContext, HttpServer server, String path) {
        this.camelContext = camelContext;
        this.server = server;
        this.path = path;
    }

    /**
     * Finds the server that the settings ask for; does not listen yet.
     *
     * @throws IllegalStateException if there is none; the message says what to do
     */
    public static HttpListener on(CamelContext camelContext, WebhookSettings settings) {
        try {
            return new HttpListener(camelContext, new HttpServerLookup(camelContext).find(settings.httpServerComponent()), settings.path());
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    /** An object that stands for the server: all listeners on one server have the same. */
    public Object server() {
        return server.factory();
    }

    /**
     * Begins to listen.
     *
     * @param  processor             gets the HTTP exchanges
     * @param  routeId               the route that the HTTP exchanges belong to; without it they would have other tags than all others in
     *                               Camel's metrics, and Prometheus would refuse the rest
     * @throws IllegalStateException if the server is not running, lacks a port, or finds it in use; the message says what to do
     */
    public void start(Processor processor, String routeId) throws Exception {
        RestConfiguration address = server.restConfiguration(camelContext);
        try {
            consumer = server.factory().createConsumer(camelContext, processor, "POST", path, null, null, null, address,
                    new HashMap<>(server.consumerOptions()));
            server.leaveFormsAlone(camelContext, consumer.getEndpoint());
            nameRoute(routeId);
            ServiceHelper.startService(consumer.getEndpoint(), consumer);
        } catch (Exception e) {
            if (ObjectHelper.getException(BindException.class, e) != null) {
                throw new IllegalStateException("The HTTP server component " + server.name() + " can't listen on port "
                        + address.getPort() + " (" + ObjectHelper.getException(BindException.class, e).getMessage()
                        + "); stop what uses the port, or set another one in the REST configuration, for example as camel.rest.port", e);
            }
            throw e instanceof RuntimeException failure ? explained(failure) : e;
        }
    }

    /** The consumer of platform-http hands calls over to one of its own, which makes the exchanges. */
    private void nameRoute(String routeId) {
        ServiceHelper.initService(consumer);
        Object within = PluginHelper.getBeanIntrospection(camelContext).getOrElseProperty(consumer, "platformHttpConsumer", null, true);
        for (Object listening : new Object[] { consumer, within }) {
            if (listening instanceof RouteIdAware ofRoute) {
                ofRoute.setRouteId(routeId);
            }
        }
    }

    /** Whether the server has its port, and hands calls to the processor. */
    public boolean isListening() {
        return ServiceHelper.isStarted(consumer) && !ServiceHelper.isSuspended(consumer) && VertxServers.haveTheirPort(camelContext, server);
    }

    /** Lets the server answer calls with 503 by itself. A server that can't do so still hands them to the processor. */
    public void suspend() {
        // Camel would stop a consumer that is not suspendable, and the server would answer 404
        if (consumer instanceof Suspendable) {
            ServiceHelper.suspendService(consumer);
        }
    }

    public void resume() {
        if (consumer instanceof Suspendable) {
            ServiceHelper.resumeService(consumer);
        }
    }

    /** Ends listening; does nothing if it does not listen. */
    public void stop() {
        ServiceHelper.stopAndShutdownService(consumer);
        consumer = null;
    }

    /** Camel says that an engine is missing (before 4.18: a router), but not how to get one. */
    private static RuntimeException explained(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("PlatformHttpEngine") || message.contains("platform-http-router")) {
                return new IllegalStateException("platform-http has no HTTP server to listen on; with camel-main add the dependency"
                        + " camel-platform-http-main and set camel.server.enabled=true, or set the option httpServerComponent of"
                        + " qlara-whatsapp:webhooks to another server", failure);
            }
        }
        return failure;
    }
}
