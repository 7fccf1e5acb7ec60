/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The example in Karaf: its settings, and its folders. */
final class Example {

    static final String SETTINGS = "io.qlara.camel.example";
    static final String TOKEN = "karaf-token";
    static final String SENDER = "101";
    static final String YAML = "yaml";
    static final String BLUEPRINT = "blueprint";
    static final List<String> BOTH = List.of(YAML, BLUEPRINT);

    private static final String FEATURES = "mvn:io.qlara.camel/qlara-karaf-example/" + System.getProperty("project.version") + "/xml/features";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Karaf karaf;
    private final QlaraSimulator service;
    private final Map<String, Integer> ports = Map.of(YAML, Karaf.freePort(), BLUEPRINT, Karaf.freePort());

    Example(Karaf karaf, QlaraSimulator service) {
        this.karaf = karaf;
        this.service = service;
    }

    /** Both features, running with settings that are right; does nothing if they are. */
    void install() throws Exception {
        if (!karaf.management().isInstalled("qlara-karaf-example-" + BLUEPRINT)) {
            karaf.management().addFeatures(FEATURES);
            karaf.management().installFeature("qlara-karaf-example-" + YAML);
            karaf.management().installFeature("qlara-karaf-example-" + BLUEPRINT);
            await().atMost(LONG).until(() -> !karaf.management().settings(SETTINGS).isEmpty());
        }
        if (!settings(Map.of()).equals(karaf.management().settings(SETTINGS))) {
            reconfigure(Map.of());
        }
        awaitRunning();
    }

    void uninstall() throws Exception {
        karaf.management().uninstallFeature("qlara-karaf-example-" + BLUEPRINT);
        karaf.management().uninstallFeature("qlara-karaf-example-" + YAML);
        karaf.management().removeFeatures(FEATURES);
    }

    /** Saves what these tests use, but for the given changes, as editors do: Karaf could read a file that is half written, and would not read it again. */
    void configure(Map<String, String> changes) throws Exception {
        Properties settings = new Properties();
        settings.putAll(settings(changes));
        settings.keySet().removeIf(key -> key.toString().startsWith("felix.") || key.toString().startsWith("service."));
        Path written = karaf.home().resolve("data/settings.cfg");
        try (OutputStream file = Files.newOutputStream(written)) {
            settings.store(file, null);
        }
        Files.move(written, karaf.home().resolve("etc/" + SETTINGS + ".cfg"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, String> settings(Map<String, String> changes) throws Exception {
        Map<String, String> settings = new HashMap<>(karaf.management().settings(SETTINGS));
        settings.putAll(Map.of("apiKey", service.apiKey(), "baseUrl", service.baseUrl(), "phoneNumberId", SENDER,
                "webhookToken", TOKEN, "yaml.httpServer", "netty-http", "blueprint.httpServer", "jetty"));
        ports.forEach((routes, port) -> settings.put(routes + ".port", port.toString()));
        settings.putAll(changes);
        return settings;
    }

    /** The same, and waits until all routes have started again. */
    void reconfigure(Map<String, String> changes) throws Exception {
        LogFile log = karaf.log().fromNow();
        configure(changes);
        awaitStarts(log);
    }

    /** Waits until the log says that the routes of both have started. */
    void awaitStarts(LogFile log) {
        await().atMost(LONG).untilAsserted(() -> assertThat(log.lines())
                .anySatisfy(line -> assertThat(line).contains("qlara-yaml is running"))
                .anySatisfy(line -> assertThat(line).contains("qlara-blueprint is running")));
    }

    /** Waits until all routes of both are started. */
    void awaitRunning() {
        await().atMost(LONG).until(() -> runningRoutes() == 4);
    }

    long runningRoutes() throws Exception {
        return karaf.management().beans("org.apache.camel:type=routes,*").size();
    }

    String webhookUrl(String routes) {
        return "http://127.0.0.1:" + port(routes) + "/qlara/webhooks?token=" + TOKEN;
    }

    int port(String routes) {
        return ports.get(routes);
    }

    /** Asks these routes to send a message. */
    void send(String routes, String fileName, String json) throws IOException {
        Path outbox = Files.createDirectories(folder(routes, "outbox"));
        Path hidden = Files.writeString(outbox.resolve("." + fileName), json);
        Files.move(hidden, outbox.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until this file was sent. */
    void awaitSent(String routes, String fileName) {
        await().atMost(LONG).untilAsserted(
                () -> assertThat(files(routes, "sent")).anySatisfy(file -> assertThat(file).hasFileName(fileName)));
    }

    /** The files in one of the folders outbox, sent, failed and events. */
    List<Path> files(String routes, String name) throws IOException {
        Path folder = folder(routes, name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path folder(String routes, String name) {
        return folder().resolve(routes).resolve(name);
    }

    private Path folder() {
        return karaf.home().resolve("qlara");
    }
}
