/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Posts the delivery event of the one message id that the service gives to all messages, every ten seconds, so that each send finds an event of its
 * message: what is measured is the wait, not the intake of as many events.
 */
final class DeliveryEvents {

    private static final String EVENT = "{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\",\"destination\":\"+393401234567\",\"status\":3}";

    private DeliveryEvents() {
    }

    static void addTo(CamelContext camel) {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port + "/events");
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        HttpClient client = HttpClient.newHttpClient();
        try {
            camel.addService(new VertxPlatformHttpServer(server));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("qlara-whatsapp:webhooks?path=/events&allowUnauthenticated=true").process(exchange -> {
                    });
                }
            });
            HttpRequest event = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(EVENT)).build();
            camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(camel, "events").scheduleAtFixedRate(
                    () -> client.sendAsync(event, HttpResponse.BodyHandlers.discarding()), 1, 10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
