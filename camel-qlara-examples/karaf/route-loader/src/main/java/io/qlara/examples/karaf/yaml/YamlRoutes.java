/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedService;

import io.qlara.examples.karaf.QlaraContext;

/** The routes in {@code etc/qlara-routes}, started again with each change of the settings. Thread-safe. */
final class YamlRoutes implements ManagedService {

    private static final String OWN = "yaml.";

    private final BundleContext bundle;
    private final Path folder = Path.of(System.getProperty("karaf.etc"), "qlara-routes");
    private QlaraContext running;

    YamlRoutes(BundleContext bundle) {
        this.bundle = bundle;
    }

    /** Null means that there are no settings, or no longer. */
    @Override
    public synchronized void updated(Dictionary<String, ?> settings) {
        stop();
        List<String> files = settings == null ? List.of() : files();
        if (!files.isEmpty()) {
            running = new QlaraContext(bundle, "qlara-yaml", withoutPrefix(settings), files);
            running.start();
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    private List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().map(file -> "file:" + file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties withoutPrefix(Dictionary<String, ?> settings) {
        Properties properties = new Properties();
        for (String key : Collections.list(settings.keys())) {
            properties.setProperty(key.startsWith(OWN) ? key.substring(OWN.length()) : key, String.valueOf(settings.get(key)));
        }
        return properties;
    }
}
