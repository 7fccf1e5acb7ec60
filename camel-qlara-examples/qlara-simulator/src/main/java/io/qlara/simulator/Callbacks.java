/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Posts events to the webhook URL, and again while the receiver does not take them. Thread-safe. */
final class Callbacks implements AutoCloseable {

    private static final int CONCURRENT_CALLBACKS = 16;
    private static final int MOST_OF_AN_ANSWER = 2_000;
    private static final Duration RECEIVER_TIMEOUT = Duration.ofSeconds(5);

    private final Settings settings;
    private final Account account;
    private final Journal journal;
    private final Deliveries deliveries;
    private final Watcher watcher;
    private final ScheduledThreadPoolExecutor scheduler =
            new ScheduledThreadPoolExecutor(CONCURRENT_CALLBACKS, daemons("qlara-callback"));
    private final ExecutorService clientThreads = Executors.newFixedThreadPool(2, daemons("qlara-callback-client"));
    // HTTP/2 would put upgrade headers on the first request, which not every receiver bears
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(RECEIVER_TIMEOUT)
            .executor(clientThreads)
            .build();
    private volatile int generation;

    Callbacks(SimulatedService service) {
        settings = service.settings;
        account = service.account;
        journal = service.journal;
        deliveries = service.deliveries;
        watcher = service.watcher;
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void delivery(String messageId, String customMessageId, String destination, Reach carrier) {
        Instant when = settings.clock().instant().plus(settings.callbackDelay());
        String payload = EventPayload.delivery(account.documents(), messageId, customMessageId, destination, carrier, when);
        String status = carrier == Reach.NOTHING ? Deliveries.ERROR : Deliveries.DELIVERED;
        schedule(new Event("DELIVERY", messageId, payload, status, carrier, generation), 1, settings.callbackDelay());
    }

    void read(String messageId, String destination) {
        String payload = EventPayload.read(messageId, destination, settings.clock().instant());
        schedule(new Event("READ", messageId, payload, Deliveries.READ, null, generation), 1, Duration.ZERO);
    }

    void inbound(String source, String destination, String messageId, Map<String, Object> content, Instant when) {
        again("INBOUND", messageId, EventPayload.inbound(source, destination, messageId, content, when), Duration.ZERO);
    }

    /** Posts an event that says nothing new of its message. */
    void again(String type, String messageId, String payload, Duration delay) {
        schedule(new Event(type, messageId, payload, null, null, generation), 1, delay);
    }

    /** Forgets what waits; an attempt that is under way leaves no trace in the journal. */
    synchronized void cancelAll() {
        generation++;
    }

    @Override
    public void close() {
        cancelAll();
        scheduler.shutdownNow();
        clientThreads.shutdownNow();
    }

    private void schedule(Event event, int attempt, Duration delay) {
        if (!scheduler.isShutdown()) {
            scheduler.schedule(() -> post(event, attempt), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void post(Event event, int attempt) {
        if (event.generation != generation) {
            return;
        }
        if (attempt == 1 && event.status != null) {
            deliveries.happened(event.messageId, event.status);
            watcher.became(event.messageId, event.status, event.carrier);
        }
        String url = account.webhook().target();
        if (url == null) {
            return;
        }
        try {
            HttpResponse<InputStream> response = client.send(request(url, event), HttpResponse.BodyHandlers.ofInputStream());
            finished(event, attempt, response.statusCode(), beginning(response.body()), null);
        } catch (IOException e) {
            finished(event, attempt, 0, "", e.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads no more than that: a receiver may answer whatever it likes. */
    private static String beginning(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(MOST_OF_AN_ANSWER + 1);
            String text = new String(bytes, 0, Math.min(bytes.length, MOST_OF_AN_ANSWER), StandardCharsets.UTF_8);
            return bytes.length > MOST_OF_AN_ANSWER ? text + "\u2026" : text;
        }
    }

    private HttpRequest request(String url, Event event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(RECEIVER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.payload));
        for (Map.Entry<String, String> header : settings.callbackHeaders().entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        return request.build();
    }

    private synchronized void finished(Event event, int attempt, int status, String answer, String failure) {
        if (event.generation != generation) {
            return;
        }
        CallbackAttempt result = new CallbackAttempt(event.type, event.messageId, event.payload, attempt, status, answer, failure,
                settings.clock().instant());
        journal.attempted(result);
        watcher.attempted(result);
        if (!result.successful() && attempt <= settings.callbackRetries()) {
            schedule(event, attempt + 1, settings.callbackRetryDelay().multipliedBy(1L << (attempt - 1)));
        }
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code status} is what the message has become when the event is posted; null when nothing has. */
    private record Event(String type, String messageId, String payload, String status, Reach carrier, int generation) {
    }
}
