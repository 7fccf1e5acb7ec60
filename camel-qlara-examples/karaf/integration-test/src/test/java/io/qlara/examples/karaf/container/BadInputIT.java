/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is wrong with the settings is said in one line, and mending them is enough. */
@Order(4)
@ExtendWith(KarafExtension.class)
class BadInputIT {

    private static final List<String> BUNDLES = List.of("camel-qlara-whatsapp", "qlara-karaf-route-loader", "qlara-karaf-blueprint");

    private final Karaf karaf;
    private final Example example;
    private final LogFile log;

    BadInputIT(Karaf karaf, Example example) {
        this.karaf = karaf;
        this.example = example;
        this.log = karaf.log().fromNow();
    }

    @AfterEach
    void mendingTheSettingsIsEnough() throws Exception {
        for (String bundle : BUNDLES) {
            assertThat(karaf.management().bundles()).containsEntry(bundle, "Active");
        }
        example.reconfigure(Map.of());
        example.awaitRunning();
    }

    @Test
    void aMissingApiKey() throws Exception {
        example.configure(Map.of("apiKey", ""));

        assertOneLineSays("qlara-yaml did not start", "needs the option apiKey", "etc/io.qlara.camel.example.cfg");
        assertOneLineSays("qlara-blueprint did not start", "needs the option apiKey", "etc/io.qlara.camel.example.cfg");
        assertNoMoreIsSaid(2);
    }

    @Test
    void aBaseUrlThatIsNone() throws Exception {
        example.configure(Map.of("baseUrl", "lora-api.agiletelecom.com"));

        assertOneLineSays("qlara-yaml did not start", "baseUrl", "https://");
        assertOneLineSays("qlara-blueprint did not start", "baseUrl", "https://");
        assertNoMoreIsSaid(2);
    }

    @Test
    void aBaseUrlWhereNobodyAnswers() throws Exception {
        example.reconfigure(Map.of("baseUrl", "http://127.0.0.1:" + Karaf.freePort()));
        LogFile sending = karaf.log().fromNow();

        example.send(Example.YAML, "nobody.json", "{\"destination\": \"+393401234567\", \"body\": \"Hello\"}");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(sending.complaints()).singleElement().asString()
                .contains("nobody.json has failed, it is in yaml/failed", "check the option baseUrl"));
        await().untilAsserted(() -> assertThat(example.files(Example.YAML, "failed"))
                .anySatisfy(file -> assertThat(file).hasFileName("nobody.json")));
    }

    @Test
    void aPortThatIsInUse() throws Exception {
        try (ServerSocket first = occupied(); ServerSocket second = occupied()) {
            example.configure(Map.of("yaml.port", "" + first.getLocalPort(), "blueprint.port", "" + second.getLocalPort()));

            assertOneLineSays("qlara-yaml did not start", "netty-http can't listen on port " + first.getLocalPort(), "set another one");
            assertOneLineSays("qlara-blueprint did not start", "jetty can't listen on port " + second.getLocalPort(), "set another one");
            assertNoMoreIsSaid(2);
        }
    }

    @Test
    void aMissingHttpServer() throws Exception {
        example.configure(Map.of("yaml.httpServer", "undertow", "blueprint.httpServer", "undertow"));

        assertOneLineSays("qlara-yaml did not start", "undertow", "no such component", "camel-undertow", "in Karaf, install the feature");
        assertOneLineSays("qlara-blueprint did not start", "undertow", "no such component", "camel-undertow");
        assertNoMoreIsSaid(2);
    }

    private void assertOneLineSays(String who, String... words) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(log.complaints()).filteredOn(line -> line.contains(who))
                .singleElement().asString().contains(words));
    }

    private void assertNoMoreIsSaid(int lines) {
        assertThat(log.complaints()).hasSize(lines);
    }

    private static ServerSocket occupied() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
