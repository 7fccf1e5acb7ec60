/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PhoneChangesTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.phone(true).callbackDelay(Duration.ofHours(1)));

    @Test
    void tellsAtOnceHowFarItIsAndThenEachChange() throws IOException {
        try (Stream page = open()) {
            long before = version(page.data());

            ApiClient.of(simulator.get()).sendText(PhoneClient.CUSTOMER, "Hello");

            // a version that was told already may come between, as a sign of life
            long after = version(page.data());
            while (after == before) {
                after = version(page.data());
            }
            assertThat(after).isGreaterThan(before).isEqualTo(((Number) new PhoneClient(simulator.get()).state().get("version")).longValue());
        }
    }

    @Test
    void givesSignsOfLifeWhileNothingChanges() throws IOException {
        try (Stream page = open()) {
            String first = page.data();

            assertThat(List.of(page.data(), page.data())).containsOnly(first);
        }
    }

    @Test
    void hasRoomForSomePagesAndForgetsThoseThatAreClosed() throws IOException {
        List<Stream> pages = new ArrayList<>();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                Stream page = open();
                pages.add(page);
                return page.status().contains("503");
            });
            assertThat(pages).hasSizeLessThanOrEqualTo(PhoneChanges.MOST_PAGES + 1);
        } finally {
            pages.forEach(Stream::close);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (Stream page = open()) {
                return page.status().contains("200");
            }
        });
    }

    @Test
    void endsWithTheSimulatorAndComesBackWithIt() throws IOException {
        try (QlaraSimulator other = QlaraSimulator.builder().phone(true).build().start()) {
            try (Stream page = new Stream(other.port())) {
                page.data();
                long start = System.nanoTime();

                other.stop();

                assertThat(page.readsToTheEnd()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            }
            other.start();
            try (Stream page = new Stream(other.port())) {
                assertThat(page.data()).contains("version");
            }
        }
    }

    private static long version(String data) {
        return ((Number) ApiClient.json(data).get("version")).longValue();
    }

    private static Stream open() {
        return new Stream(simulator.get().port());
    }

    /** Server-sent events, read as they come. */
    private static final class Stream implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader reader;
        private final String status;

        Stream(int port) {
            try {
                socket = new Socket("127.0.0.1", port);
                socket.getOutputStream().write("GET /phone/changes HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                status = reader.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String status() {
            return status;
        }

        String data() throws IOException {
            String line = reader.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = reader.readLine();
            }
            assertThat(line).isNotNull();
            return line.substring("data: ".length());
        }

        boolean readsToTheEnd() throws IOException {
            while (reader.readLine() != null) {
                // what was on its way
            }
            return true;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
