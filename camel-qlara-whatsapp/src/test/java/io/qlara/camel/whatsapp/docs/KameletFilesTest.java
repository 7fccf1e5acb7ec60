/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The files of the kamelets, which the build publishes beside the jar, run from a folder and from a URL. */
@Tag("kamelet")
@Tag("http-server")
class KameletFilesTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final Path ZIP = Path.of("target", "camel-qlara-whatsapp-" + System.getProperty("project.version") + "-kamelets.zip");
    private static final Path SOURCES = Path.of("src/main/resources/kamelets");
    private static final String CUSTOMER = "+393401234567";

    @TempDir
    Path folder;

    @Test
    void theFilesAreThoseOfTheJar() throws Exception {
        Map<String, String> sources = new TreeMap<>();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(unzipped()).isEqualTo(sources);
    }

    @Test
    void aKameletRunsFromAFolder() throws Exception {
        // another name than in the jar, so that the jar can't be where it comes from
        Files.writeString(folder.resolve("from-a-folder-sink.kamelet.yaml"), sendSinkNamed("from-a-folder-sink"));
        Properties properties = CamelWithSnippets.properties(snippet("kamelets-location"));
        assertThat(properties.keySet()).containsExactly("camel.component.kamelet.location");
        properties.replaceAll((name, value) -> value.toString().replace("/opt/kamelets", folder.toString()));

        assertThat(sent(properties, "kamelet:from-a-folder-sink")).isEqualTo("Ciao");
    }

    @Test
    void aKameletRunsFromAUrl() throws Exception {
        byte[] file = sendSinkNamed("from-a-url-sink").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kamelets/from-a-url-sink.kamelet.yaml", call -> {
            call.sendResponseHeaders(200, file.length);
            call.getResponseBody().write(file);
            call.close();
        });
        server.start();
        try {
            Properties properties = CamelWithSnippets.properties(snippet("kamelets-url"));
            properties.replaceAll((name, url) -> "http://127.0.0.1:" + server.getAddress().getPort() + URI.create(url.toString()).getPath());

            assertThat(sent(properties, "kamelet:from-a-url-sink")).isEqualTo("Ciao");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thePlacesAreSearchedInTurn() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("camel.component.kamelet.location", "file:" + folder + ",classpath:kamelets");

        assertThat(sent(properties, "kamelet:qlara-whatsapp-send-sink")).isEqualTo("Ciao");
    }

    private static Object sent(Properties properties, String kamelet) throws Exception {
        properties.setProperty("camel.component.qlara-whatsapp.api-key", SERVICE.apiKey());
        properties.setProperty("camel.component.qlara-whatsapp.phone-number-id", "101");
        try (HttpApplication application = HttpApplication.start(SERVICE.get(), properties)) {
            application.camel().createProducerTemplate().sendBodyAndHeader(kamelet, "Ciao", "CamelQlaraWhatsAppDestination", CUSTOMER);
        }
        return SERVICE.journal().messages().get(0).request().get("body");
    }

    private static String sendSinkNamed(String name) throws IOException {
        return unzipped().get("qlara-whatsapp-send-sink.kamelet.yaml").replace("name: qlara-whatsapp-send-sink", "name: " + name);
    }

    private static Map<String, String> unzipped() throws IOException {
        assertThat(ZIP).as("what ./mvnw process-classes writes").exists();
        Map<String, String> files = new TreeMap<>();
        try (InputStream file = Files.newInputStream(ZIP); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
