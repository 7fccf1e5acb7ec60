/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Posts numbered events over several connections, each once, and remembers which were answered 200. */
final class EventSender implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** The message ids of the events that were answered 200. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    int numberOfAcknowledged() {
        return acknowledged.size();
    }

    /** Sends one event after the other on each connection, until one gets no answer. */
    void sendUntilTheConnectionsBreak(URI webhooks) {
        for (int i = 0; i < CONNECTIONS; i++) {
            callers.execute(() -> {
                try {
                    while (true) {
                        send(webhooks, "event-" + next.incrementAndGet());
                    }
                } catch (IOException e) {
                    // the application was killed
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Sends an event, and returns the status of the answer. */
    int send(URI webhooks, String messageId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhooks).timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"messageId\":\"" + messageId + "\",\"status\":3}")).build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 200) {
            acknowledged.add(messageId);
        }
        return status;
    }

    /** Waits until nothing is sent any more. */
    void end() throws InterruptedException {
        callers.shutdown();
        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
