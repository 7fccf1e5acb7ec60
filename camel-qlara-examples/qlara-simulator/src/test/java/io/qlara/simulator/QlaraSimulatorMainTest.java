/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class QlaraSimulatorMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsOneLineWhereItListens() {
        int exitCode = run("--port", "0");

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("The Qlara simulator listens on http://127\\.0\\.0\\.1:\\d+\\R");
    }

    @Test
    void printsWhereThePhonesAreWhenTheyWereAskedFor() {
        run("--port", "0", "--phone");

        assertThat(out.toString(StandardCharsets.UTF_8)).matches(
                "The Qlara simulator listens on (http://127\\.0\\.0\\.1:\\d+)\\RThe customers' phones are on \\1/phone\\R");
    }

    @Test
    void explainsItself() {
        int exitCode = run("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--webhook-url");
    }

    @Test
    void endsWithCodeTwoForAnUnknownOption() {
        int exitCode = run("--unknown");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("Unknown option --unknown, --help lists the options");
    }

    @Test
    void endsWithCodeOneForABusyPort() {
        try (QlaraSimulator other = QlaraSimulator.builder().build().start()) {
            int exitCode = run("--port", String.valueOf(other.port()));

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8).lines()).singleElement().asString()
                    .startsWith("Cannot listen on " + other.baseUrl() + ": ");
        }
    }

    @Test
    void delaysAnswers() {
        AtomicLong millis = new AtomicLong();
        QlaraSimulatorMain.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, simulator -> {
            long start = System.nanoTime();
            ApiClient.of(simulator).get(ApiClient.PHONE_NUMBERS);
            millis.set(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            simulator.stop();
        }, "--port", "0", "--answer-delay", "500ms");

        assertThat(millis.get()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void runsAloneUntilItIsTerminated() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), QlaraSimulatorMain.class.getName(), "--port", "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String url = output.readLine().replaceFirst(".* ", "");
            assertThat(new ApiClient(url, "test-key").get(ApiClient.PHONE_NUMBERS).statusCode()).isEqualTo(200);

            // unlike the process's own method this leaves its output open
            process.toHandle().destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private int run(String... arguments) {
        return QlaraSimulatorMain.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), QlaraSimulator::stop, arguments);
    }
}
