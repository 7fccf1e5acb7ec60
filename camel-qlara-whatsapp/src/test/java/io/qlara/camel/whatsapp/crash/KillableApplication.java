/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.qlara.camel.whatsapp.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/** An {@link EventApplication} in a process that ends by SIGKILL. */
final class KillableApplication implements AutoCloseable {

    private final Process process;
    private final URI webhooks;
    private final Path errors;

    private KillableApplication(Process process, URI webhooks, Path errors) {
        this.process = process;
        this.webhooks = webhooks;
        this.errors = errors;
    }

    /** Starts one on what the folder holds, and waits until it takes events. */
    static KillableApplication start(Path folder, String webhookOptions) throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            KillableApplication application = start(folder, webhookOptions, FreePort.find());
            if (application.listens()) {
                return application;
            }
            // somebody else has taken the port meanwhile, of which Camel only logs an error
            application.kill();
        }
        throw new AssertionError("No port stayed free until an application had started: " + read(folder.resolve("errors")));
    }

    private static KillableApplication start(Path folder, String webhookOptions, int port) throws IOException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=soak/logback.xml", "-cp", System.getProperty("java.class.path"),
                EventApplication.class.getName(), folder.toString(), Integer.toString(port), webhookOptions)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
        KillableApplication application = new KillableApplication(process,
                URI.create("http://127.0.0.1:" + port + "/qlara/webhooks?token=secret"), errors);
        String ready = process.inputReader().readLine();
        if (ready == null) {
            application.close();
        }
        assertThat(ready).as(() -> read(errors)).isEqualTo("ready");
        return application;
    }

    /** Whether it is this application that answers a call without a token. */
    private boolean listens() throws InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(webhooks.resolve("/qlara/webhooks")).timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        try {
            return HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException e) {
            return false;
        }
    }

    URI webhooks() {
        return webhooks;
    }

    /** Ends it by SIGKILL, which no shutdown hook sees. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    /** Whether it runs, and what it has complained of. */
    @Override
    public String toString() {
        return "an application that " + (process.isAlive() ? "runs" : "ended with " + process.exitValue()) + ": " + read(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
