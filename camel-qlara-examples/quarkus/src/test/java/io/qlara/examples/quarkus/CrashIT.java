/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged application on Quarkus is killed while a sender posts events. */
class CrashIT {

    private static final int CONNECTIONS = 8;
    private static final Pattern PORT = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern ROUTED = Pattern.compile("Message (event-\\d+) is DELIVERED");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyEventThatWasAnswered200WasRoutedBeforeTheProcessWasKilled() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        Process application = start();
        try {
            await().atMost(Duration.ofMinutes(2)).failFast("the application has ended", () -> !application.isAlive())
                    .until(() -> PORT.matcher(output()).find());
            URI webhook = webhook();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.execute(() -> sendUntilTheConnectionBreaks(webhook));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= 500);

            // SIGKILL, which no shutdown hook sees
            assertThat(application.destroyForcibly().waitFor(1, TimeUnit.MINUTES)).isTrue();
            senders.shutdown();
            assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            application.destroyForcibly();
            senders.shutdownNow();
        }
        assertThat(ROUTED.matcher(output()).results().map(match -> match.group(1)).collect(Collectors.toSet())).containsAll(acknowledged);
    }

    /** The application as it is: its route says in its output what has been routed, which outlives the process. */
    private Process start() throws IOException {
        ProcessBuilder process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=0", "-jar", System.getProperty("application.jar"));
        process.environment().put("QLARA_API_KEY", "none");
        process.environment().put("QLARA_PHONE_NUMBER_ID", "1");
        process.environment().put("QLARA_WEBHOOK_TOKEN", "secret");
        return process.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private URI webhook() throws IOException {
        Matcher port = PORT.matcher(output());
        assertThat(port.find()).isTrue();
        return URI.create("http://127.0.0.1:" + port.group(1) + "/qlara/webhooks?token=secret");
    }

    private void sendUntilTheConnectionBreaks(URI webhook) {
        try {
            while (true) {
                String id = "event-" + next.incrementAndGet();
                HttpRequest event = HttpRequest.newBuilder(webhook).timeout(Duration.ofMinutes(1)).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"messageId\": \"" + id + "\", \"status\": 3}")).build();
                if (client.send(event, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    acknowledged.add(id);
                }
            }
        } catch (IOException e) {
            // the application was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
