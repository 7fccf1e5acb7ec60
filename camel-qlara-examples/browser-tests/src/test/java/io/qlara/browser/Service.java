/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.qlara.simulator.QlaraSimulator;

/** A simulator with its phone page, an application that sends by it, and the webhook of that application. */
final class Service implements AutoCloseable {

    static final String CUSTOMER = "+393401234567";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final HttpServer webhook;
    private final QlaraSimulator simulator;
    private volatile int answer = 200;
    private volatile byte[] answerBody = {};

    Service() {
        try {
            webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        webhook.createContext("/", this::receive);
        webhook.start();
        simulator = QlaraSimulator.builder().phone(true).callbackDelay(Duration.ofMillis(20)).callbackRetries(0)
                .webhookUrl("http://127.0.0.1:" + webhook.getAddress().getPort() + "/qlara")
                .template(Map.of("name", "order_shipped", "language", "en", "headerText", "On its way",
                        "body", "Hi {name}, your order {order} has left our house and arrives on {day}.", "footer", "Qlara Shop",
                        "buttons", List.of(Map.of("type", "QUICK_REPLY", "text", "Where is it?"),
                                Map.of("type", "URL", "text", "Track the parcel", "url", "https://shop.example/track/{{2}}"))))
                .build().start();
    }

    QlaraSimulator simulator() {
        return simulator;
    }

    String url() {
        return simulator.phoneUrl();
    }

    String chatUrl() {
        return url() + "#" + CUSTOMER;
    }

    /** Sends the fields, given as JSON without braces; 0 when no answer came. */
    int send(String destination, String fields) {
        String json = "{\"destination\":\"" + destination + "\",\"phoneNumberId\":\"101\"," + fields + "}";
        try {
            return client.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/api/message-server/whatsapp/send"))
                    .header("X-Api-Key", simulator.apiKey()).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException lost) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int text(String text) {
        return send(CUSTOMER, "\"body\":\"" + text + "\"");
    }

    void answerWebhookCalls(int status) {
        answerWebhookCalls(status, "");
    }

    void answerWebhookCalls(int status, String body) {
        answerBody = body.getBytes(StandardCharsets.UTF_8);
        answer = status;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        simulator.close();
        webhook.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answerBody;
            exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
