/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;

/** The order example as a process of its own, with the simulator in the service's place. */
final class OrderDesk implements AutoCloseable {

    static final String HEADER = "order_id,customer,phone,language,items,amount,delivery_date\n";

    private final Path home;
    private final int port = freePort();
    private Process process;

    OrderDesk(Path home, String... settings) {
        this.home = created(home);
        start(settings);
    }

    /** So many orders of customers with numbers from +39 340 000 1000 on. */
    static String orders(String prefix, int count) {
        return HEADER + IntStream.range(0, count)
                .mapToObj(i -> "%s-%d,Ada Conti %d,+39 340 000 %d,en,Moka 3 tazze,24.90,2026-12-04%n".formatted(prefix, i, i, 1000 + i))
                .collect(Collectors.joining());
    }

    void start(String... settings) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Dorders.home=" + home, "-Dorders.port=" + port, "-Dstdout.encoding=UTF-8", "-Dsimulator.sample-orders=false",
                "-Dsimulator.question-after-seconds=3600"));
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.qlara.examples.orders.OrderNotifications"));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> output().contains("Ready: "));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(home.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return home.resolve("output.log");
    }

    /** Below the ports that systems give to whoever asks for any: the simulator would get it before the application listens. */
    private static int freePort() {
        for (int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: the next one
            }
        }
    }
}
