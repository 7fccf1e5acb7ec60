/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

import io.qlara.simulator.Journal;
import io.qlara.simulator.QlaraSimulator;

/** The application on the real routes, with a simulator that answers at once and a folder of the test's. */
final class RunningApplication implements AutoCloseable {

    static final String TOKEN = "test-token";
    static final String UNDELIVERABLE = "+393400000666";
    static final String REJECTED = "+393400000777";
    static final String HEADER = "order_id,customer,phone,language,items,amount,delivery_date\n";

    static {
        // a busy machine needs longer than Awaitility's 10 seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final int port = freePort();
    private final Main main = OrderNotifications.application();

    private RunningApplication(Path home, Map<String, String> settings) {
        this.home = home;
        Map<String, String> defaults = Map.of("orders.home", home.toString(), "orders.port", String.valueOf(port),
                "qlara.webhook.token", TOKEN, "orders.follow-up-after-seconds", "0", "simulator.sample-orders", "false",
                "simulator.answer-delay", "0", "simulator.question-after-seconds", "3600",
                "simulator.undeliverable", UNDELIVERABLE, "simulator.reject", REJECTED, "simulator.callback-delay", "50");
        defaults.forEach(main::addOverrideProperty);
        settings.forEach(main::addOverrideProperty);
        try {
            main.start();
        } catch (RuntimeException e) {
            main.stop();
            throw e;
        }
    }

    static RunningApplication start(Path home) {
        return new RunningApplication(home, Map.of());
    }

    static RunningApplication start(Path home, Map<String, String> settings) {
        return new RunningApplication(home, settings);
    }

    /** Below the ports that systems give to whoever asks for any: the simulator would get it before the application listens. */
    static int freePort() {
        for (int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: the next one
            }
        }
    }

    QlaraSimulator simulator() {
        return context().getRegistry().lookupByNameAndType("simulatedService", SimulatedService.class).simulator();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    Journal journal() {
        return simulator().journal();
    }

    /** How many send requests came, whatever they were answered. */
    int sendRequests() {
        return journal().requests().getOrDefault("POST /api/message-server/whatsapp/send", 0);
    }

    /** How many requests asked for the delivery status of a message. */
    int statusRequests() {
        return journal().requests().entrySet().stream().filter(request -> request.getKey().contains("status"))
                .mapToInt(Map.Entry::getValue).sum();
    }

    void drop(String fileName, String rows) {
        write(home.resolve("inbox").resolve(fileName), HEADER + rows);
    }

    HttpResponse<String> post(String json) {
        return exchange(request("/orders").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postFile(String name, String type, String content) {
        return exchange(request("/desk/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    HttpResponse<byte[]> get(String path) {
        return exchange(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What comes back for these very bytes. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What became of the answers to customers, in the order in which the customers wrote. */
    List<String> answers() {
        return new JdbcTemplate(context().getRegistry().lookupByNameAndType("dataSource", DataSource.class))
                .queryForList("SELECT CAST(answer AS VARCHAR) FROM customer_message ORDER BY arrival", String.class);
    }

    int postEvent(String json) {
        return exchange(request("/qlara/webhooks?token=" + TOKEN).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))).statusCode();
    }

    JsonNode orders() {
        try {
            return new ObjectMapper().readTree(exchange(request("/orders").GET()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for an order that is not there. */
    String state(String orderId) {
        for (JsonNode order : orders()) {
            if (order.get("orderId").asText().equals(orderId)) {
                return order.get("state").asText();
            }
        }
        return "";
    }

    /** What the files of a folder below the application's home hold; empty when there is none. */
    String contentOf(String folder) {
        StringBuilder content = new StringBuilder();
        try (var files = Files.list(Files.createDirectories(home.resolve(folder)))) {
            for (Path file : files.sorted().toList()) {
                content.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toString();
    }

    @Override
    public void close() {
        main.stop();
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
