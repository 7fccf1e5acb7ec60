/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A Karaf as it is downloaded, in a process of its own, that gets everything from local folders. */
final class Karaf implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Path home;
    private final Process process;
    private final Management management;
    private final LogFile log;

    private Karaf(Path home, Process process, Management management) {
        this.home = home;
        this.process = process;
        this.management = management;
        this.log = new LogFile(home.resolve("data/log/karaf.log"));
    }

    /** Unpacks and starts it, and waits until it can be managed. */
    static Karaf start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "karaf-");
        Path home = Archive.unpack(Path.of(System.getProperty("karaf.zip")), folder);
        int managementPort = freePort();
        KarafFiles files = new KarafFiles(home);
        files.openManagement(managementPort, freePort(), freePort());
        files.useLocalArtifactsOnly();
        Process process = run(home);
        try {
            return new Karaf(home, process, Management.connect(managementPort, process, START));
        } catch (Exception | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Process run(Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "bin/karaf", "server").directory(home.toFile())
                .redirectErrorStream(true).redirectOutput(home.resolve("console.log").toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_"));
        // java replaces the shell, so that the process is Karaf's own
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS",
                "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.security.manager=allow");
        return builder.start();
    }

    Path home() {
        return home;
    }

    Management management() {
        return management;
    }

    LogFile log() {
        return log;
    }

    /** Below the ports that systems give to whoever asks for any: Karaf takes it minutes later. */
    static int freePort() {
        for (int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: the next one
            }
        }
    }

    /** Ends it as an operator does, by a signal; an end that takes too long is a failure. */
    @Override
    public void close() throws Exception {
        management.close();
        process.destroy();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("Karaf ends on SIGTERM").isTrue();
        await().until(() -> !process.isAlive());
    }
}
