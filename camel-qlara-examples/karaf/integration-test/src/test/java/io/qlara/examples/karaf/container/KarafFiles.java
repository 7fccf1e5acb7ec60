/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files below {@code etc} and {@code system}, before the start. */
final class KarafFiles {

    private static final String VERSION = System.getProperty("project.version");
    private static final Path REACTOR = Path.of("..").toAbsolutePath().normalize();
    private static final Path COMPONENT = REACTOR.resolve("../../camel-qlara-whatsapp").normalize();

    private final Path home;
    private final Path etc;

    KarafFiles(Path home) {
        this.home = home;
        this.etc = home.resolve("etc");
    }

    /** Free ports, on the loopback interface, and the user karaf, who is commented out in a fresh Karaf. */
    void openManagement(int registryPort, int serverPort, int sshPort) throws IOException {
        set("org.apache.karaf.management.cfg", "rmiRegistryHost", "127.0.0.1");
        set("org.apache.karaf.management.cfg", "rmiRegistryPort", registryPort);
        set("org.apache.karaf.management.cfg", "rmiServerHost", "127.0.0.1");
        set("org.apache.karaf.management.cfg", "rmiServerPort", serverPort);
        set("org.apache.karaf.shell.cfg", "sshHost", "127.0.0.1");
        set("org.apache.karaf.shell.cfg", "sshPort", sshPort);
        set("users.properties", "karaf", "karaf,_g_:admingroup");
        set("users.properties", "_g_\\:admingroup", "group,admin,manager,viewer,systembundles,ssh");
    }

    /** What this build made, what Maven has downloaded for the check of the features, and no repository elsewhere. */
    void useLocalArtifactsOnly() throws IOException {
        set("org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", System.getProperty("maven.localRepository"));
        set("org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", "");
        Files.copy(Path.of(System.getProperty("karaf.instructions")), etc.resolve("org.apache.karaf.features.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        publish("camel-qlara-whatsapp", ".jar", component());
        publish("camel-qlara-whatsapp", "-features.xml", COMPONENT.resolve("target/karaf/features.xml"));
        publish("qlara-karaf-example", "-features.xml", REACTOR.resolve("target/karaf/features.xml"));
        publish("qlara-karaf-example", "-settings.cfg", REACTOR.resolve("target/karaf/io.qlara.camel.example.cfg"));
        publish("qlara-karaf-example", "-routes.yaml", REACTOR.resolve("target/karaf/notifications.camel.yaml"));
        publish("qlara-karaf-context", ".jar", REACTOR.resolve("context/target/qlara-karaf-context-" + VERSION + ".jar"));
        publish("qlara-karaf-route-loader", ".jar", REACTOR.resolve("route-loader/target/qlara-karaf-route-loader-" + VERSION + ".jar"));
        publish("qlara-karaf-blueprint", ".jar", REACTOR.resolve("blueprint/target/qlara-karaf-blueprint-" + VERSION + ".jar"));
    }

    static Path component() {
        return COMPONENT.resolve("target/camel-qlara-whatsapp-" + VERSION + ".jar");
    }

    static Path kar() {
        return COMPONENT.resolve("target/camel-qlara-whatsapp-" + VERSION + ".kar");
    }

    private void publish(String artifact, String suffix, Path file) throws IOException {
        Path folder = Files.createDirectories(home.resolve("system/io/qlara/camel").resolve(artifact).resolve(VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + suffix));
    }

    private void set(String file, String key, Object value) throws IOException {
        String text = Files.readString(etc.resolve(file));
        String line = key + " = " + value;
        // a value may go on over several lines
        Matcher present = Pattern.compile("(?m)^" + Pattern.quote(key) + "\\s*=(?:.*\\\\\\R)*.*$").matcher(text);
        Files.writeString(etc.resolve(file),
                present.find() ? present.replaceFirst(Matcher.quoteReplacement(line)) : text + "\n" + line + "\n");
    }
}
