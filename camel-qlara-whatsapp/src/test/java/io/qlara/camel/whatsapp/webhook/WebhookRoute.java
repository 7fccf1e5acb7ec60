/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.awaitility.Awaitility;

import io.qlara.camel.whatsapp.WebhookConsumer;
import io.qlara.camel.whatsapp.model.WebhookEvent;

/** A route from {@code qlara-whatsapp:webhooks} on a server without HTTP, which remembers the exchanges that reach it. */
final class WebhookRoute implements AutoCloseable {

    static final String ID = "webhooks";

    static {
        // a busy machine needs longer than Awaitility's 10 seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    final CamelContext camel = new DefaultCamelContext();
    private final RecordingHttpServer server;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    WebhookRoute() {
        this(new RecordingHttpServer());
    }

    WebhookRoute(RecordingHttpServer server) {
        this.server = server;
        camel.getRegistry().bind("server", server);
        camel.getShutdownStrategy().setTimeout(5);
    }

    /** Makes the object known under the name, for options such as {@code #name}. */
    WebhookRoute bind(String name, Object bean) {
        camel.getRegistry().bind(name, bean);
        return this;
    }

    /** Starts a route that only remembers, and asks for no credentials. */
    WebhookRoute start(String options) {
        return start(options, route -> { });
    }

    /** Starts a route that remembers each exchange and then does what is added; it asks for no credentials. */
    WebhookRoute start(String options, Consumer<RouteDefinition> steps) {
        return startAs(ID, "allowUnauthenticated=true" + (options.isEmpty() ? "" : "&" + options), steps);
    }

    /** Starts a route with just these options. */
    WebhookRoute startAs(String routeId, String options, Consumer<RouteDefinition> steps) {
        try {
            RouteBuilder.addRoutes(camel, builder -> steps.accept(
                    builder.from("qlara-whatsapp:webhooks?httpServerComponent=server" + (options.isEmpty() ? "" : "&" + options))
                            .routeId(routeId)
                            .process(exchange -> arrived.add(Arrived.of(exchange)))));
            camel.start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("The route did not start", e);
        }
    }

    /** The reply to a POST of the body. */
    RecordingHttpServer.Reply post(String body) {
        return call(WebhookCall.post(body));
    }

    RecordingHttpServer.Reply call(WebhookCall call) {
        return begin(call).orTimeout(60, TimeUnit.SECONDS).join();
    }

    CompletableFuture<RecordingHttpServer.Reply> begin(WebhookCall call) {
        return server.receive(camel, call);
    }

    RecordingHttpServer server() {
        return server;
    }

    WebhookConsumer consumer() {
        return (WebhookConsumer) camel.getRoute(ID).getConsumer();
    }

    /** The exchanges that reached the route, as they were then. */
    List<Arrived> arrived() {
        return arrived;
    }

    List<String> arrivedMessageIds() {
        return arrived.stream().map(exchange -> exchange.event().messageId()).toList();
    }

    @Override
    public void close() {
        camel.stop();
    }

    record Arrived(WebhookEvent event, Map<String, Object> headers, ExchangePattern pattern, Exchange exchange) {

        private static Arrived of(Exchange exchange) {
            return new Arrived((WebhookEvent) exchange.getMessage().getBody(), Map.copyOf(exchange.getMessage().getHeaders()),
                    exchange.getPattern(), exchange);
        }
    }
}
