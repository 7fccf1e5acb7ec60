/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.camel.whatsapp.FreePort;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/webhooks.md shows ends an application, in a JVM of its own, whose server has not got its port, and no other. */
@Tag("http-server")
class BusyPortSnippetTest {

    @TempDir
    private Path folder;

    @Test
    void aBusyPortEndsTheApplication() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process application = start(other.getLocalPort(), 50);
            try {
                assertThat(application.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();

                assertThat(application.exitValue()).isEqualTo(1);
                assertThat(Files.readString(folder.resolve("log"))).contains("consumer:events: No events are taken at /qlara/webhooks");
            } finally {
                application.destroyForcibly();
            }
        }
    }

    @Test
    void aFreePortDoesNot() throws Exception {
        Process application = start(FreePort.find(), 1);
        try {
            assertThat(application.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();

            assertThat(application.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
        } finally {
            application.destroyForcibly();
        }
    }

    private Process start(int port, int mostSeconds) throws Exception {
        Path source = Files.writeString(folder.resolve("EndIfUnhealthy.java"), snippet("webhooks-busy-port").text());
        Path routes = Files.writeString(folder.resolve("routes.yaml"), """
                - route:
                    id: events
                    from:
                      uri: qlara-whatsapp:webhooks
                      parameters:
                        webhookToken: t
                      steps:
                        - to: log:events
                """);
        Files.writeString(folder.resolve("application.properties"), """
                camel.main.routes-include-pattern=%s
                camel.server.enabled=true
                camel.server.host=127.0.0.1
                camel.server.port=%d
                camel.main.duration-max-seconds=%d
                """.formatted(routes.toUri(), port, mostSeconds));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"), source.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }
}
