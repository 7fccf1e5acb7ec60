/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.SentMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bundles are restarted and updated while messages go out and events come in. */
@Order(6)
@ExtendWith(KarafExtension.class)
class RestartIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int CYCLES = 5;
    private static final String COMPONENT = "camel-qlara-whatsapp";
    private static final String LOADER = "qlara-karaf-route-loader";
    private static final String BLUEPRINT = "qlara-karaf-blueprint";

    private final Karaf karaf;
    private final Example example;

    RestartIT(Karaf karaf, Example example) {
        this.karaf = karaf;
        this.example = example;
    }

    @Test
    void everyMessageIsSentOnceAndNoEventIsLost(QlaraSimulator service) throws Exception {
        service.webhookUrl(example.webhookUrl(Example.YAML));
        service.delay(Duration.ofMillis(100));
        List<String> destinations;
        try (Traffic traffic = Traffic.start(example)) {
            await().until(() -> !service.journal().messages().isEmpty());
            restart(LOADER);
            restart(BLUEPRINT);
            restart(COMPONENT);
            update(COMPONENT);
            int before = service.journal().messages().size();
            await().atMost(LONG).until(() -> service.journal().messages().size() > before + 20);
            destinations = traffic.destinations();
        }

        await().atMost(LONG).until(() -> service.journal().messages().size() >= destinations.size()
                && example.files(Example.YAML, "outbox").isEmpty() && example.files(Example.BLUEPRINT, "outbox").isEmpty());
        assertThat(service.journal().messages()).extracting(SentMessage::destination).doesNotHaveDuplicates().containsAll(destinations);
        assertThat(Stream.concat(example.files(Example.YAML, "failed").stream(), example.files(Example.BLUEPRINT, "failed").stream()))
                .noneMatch(file -> file.getFileName().toString().startsWith("3934"));
        await().atMost(LONG).untilAsserted(() -> assertThat(events()).contains(
                service.journal().messages().stream().map(SentMessage::messageId).toArray(String[]::new)));
    }

    @Test
    void nothingIsLeftOfWhatWasRestarted(QlaraSimulator service) throws Exception {
        service.webhookUrl(example.webhookUrl(Example.BLUEPRINT));
        cycle("first");
        Traces before = settled();

        for (int i = 0; i < CYCLES; i++) {
            cycle("cycle" + i);
        }

        await().atMost(LONG).untilAsserted(() -> settled().assertLessThan(CYCLES, before));
    }

    /** Netty ends the threads of a server a few seconds after the server. */
    private Traces settled() {
        return await().atMost(LONG).ignoreExceptions().until(() -> Traces.of(karaf.management()),
                traces -> traces.threads().keySet().stream().noneMatch(thread -> thread.contains("NettyServerTCPWorker")));
    }

    /** Each route is used, and everything is made anew. */
    private void cycle(String name) throws Exception {
        update(COMPONENT);
        for (String routes : Example.BOTH) {
            example.send(routes, name + ".json", "{\"destination\": \"+393401234567\", \"body\": \"Hello\"}");
            example.awaitSent(routes, name + ".json");
        }
        restart(LOADER);
        restart(BLUEPRINT);
    }

    private void restart(String bundle) throws Exception {
        karaf.management().bundle("restart", bundle);
        example.awaitRunning();
    }

    /** Also restarts the bundles whose imports the component serves. */
    private void update(String bundle) throws Exception {
        LogFile log = karaf.log().fromNow();
        karaf.management().bundle("update", bundle);
        karaf.management().bundle("refresh", bundle);
        example.awaitStarts(log);
        example.awaitRunning();
        assertThat(log.complaints()).isEmpty();
    }

    /** The ids of the messages that events are about. */
    private List<String> events() throws Exception {
        return example.files(Example.YAML, "events").stream().map(RestartIT::messageId).toList();
    }

    private static String messageId(Path event) {
        try {
            return Files.readString(event).replaceFirst("(?s).*\"messageId\" *: *\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
