/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application as a process of its own. */
class OrderProcessTest {

    @TempDir
    private Path home;
    private Process process;

    @AfterEach
    void endProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void sendsTheSampleOrdersSaysWhatBecameOfThemAndStopsCleanly() throws Exception {
        start("orders.port", String.valueOf(RunningApplication.freePort()), "simulator.question-after-seconds", "1");
        await().atMost(Duration.ofSeconds(90)).until(() -> output().contains("orders.csv not sent") && output().contains("is told"));

        assertThat(output()).contains(
                "QLARA_API_KEY is not set: a simulator on ",
                " of 232 sent",
                "orders.csv is done: 230 sent, 223 delivered, 7 undeliverable, 0 without news",
                "orders.csv not sent: 2 not accepted, 0 failed, 0 unknown, 8 broken rows, 0 known before");
        assertThat(output()).containsPattern("Ready: http://localhost:\\d+/ shows the orders, http://127\\.0\\.0\\.1:\\d+/phone the customers' phones, ");
        assertThat(process.isAlive()).isTrue();

        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("Stopping: what is under way may finish").doesNotContain("Exception", "\tat ");
    }

    @Test
    void saysAtItsSecondStartThatTheSampleOrdersWereSentBefore() throws Exception {
        RunningApplication.start(home).close();

        start("orders.port", String.valueOf(RunningApplication.freePort()));

        await().atMost(Duration.ofSeconds(90)).until(() -> output().contains("Ready: "));
        assertThat(output()).containsPattern("The sample orders were sent before, and no order is sent twice: http://localhost:\\d+/ shows them; delete "
                + home + " and they are new");
    }

    @Test
    void saysInOneLineThatThePortIsBusy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("orders.port", String.valueOf(taken.getLocalPort()));

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output().lines()).containsExactly("Not started: can't listen on 127.0.0.1:" + taken.getLocalPort()
                    + " (Address already in use); ORDERS_PORT chooses another port");
        }
    }

    @Test
    void saysInOneLineWhatTheRealServiceNeeds() throws Exception {
        start("orders.port", String.valueOf(RunningApplication.freePort()), "qlara.api-key", "a-key");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output().lines()).containsExactly(
                "Not started: QLARA_API_KEY is set, so that QLARA_PHONE_NUMBER_ID must be set, too");
    }

    @Test
    void showsAfterACrashWhichMessagesMayHaveBeenSentAndSendsNoneOfThem() throws Exception {
        RunningApplication.write(home.resolve("inbox/orders.csv"),
                RunningApplication.HEADER + "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n");
        int port = RunningApplication.freePort();
        start("orders.port", String.valueOf(port), "simulator.answer-delay", "100000", "simulator.callback-delay", "100000",
                "simulator.sample-orders", "false");
        URL orders = new URL("http://127.0.0.1:" + port + "/orders");
        await().atMost(Duration.ofSeconds(90)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            try (InputStream answer = orders.openStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8).contains("SENDING");
            }
        });
        process.destroyForcibly().waitFor();

        try (RunningApplication application = RunningApplication.start(home)) {
            await().until(() -> application.state("O-1").equals("UNKNOWN"));
            application.drop("orders.csv", "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\nO-2,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n");

            await().until(() -> application.state("O-2").equals("DELIVERED"));
            assertThat(application.journal().messages()).extracting("messageId").containsExactly("O-2");
        }
    }

    private void start(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Dorders.home=" + home, "-Dstdout.encoding=UTF-8"));
        for (int i = 0; i < settings.length; i += 2) {
            command.add("-D" + settings[i] + "=" + settings[i + 1]);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OrderNotifications.class.getName()));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return home.resolve("output.log");
    }
}
