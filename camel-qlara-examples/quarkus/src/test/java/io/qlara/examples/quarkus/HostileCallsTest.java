/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls to the webhook on the server of Quarkus by callers who mean no good. */
@QuarkusTest
class HostileCallsTest {

    private static final String WITHOUT = "POST /qlara/webhooks";
    private static final String EVENT = "{\"messageId\":\"m1\",\"status\":3}";
    private static final String FILE = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n" + "x".repeat(100_000) + "\r\n--b--\r\n";

    @Inject
    CamelContext camel;
    @TestHTTPResource
    URI application;

    private String with;
    private int port;

    @BeforeEach
    void takeTheTokenAndThePort() {
        with = WITHOUT + "?token=" + camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getWebhookCredentials().getToken();
        port = application.getPort();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 1000", "Transfer-Encoding: chunked" })
    void slowOnesWithoutCredentialsHoldNobodyUp(String length) throws Exception {
        List<HostileCall> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(HostileCall.begin(port, WITHOUT, "X-Webhook-Token: wrong", length).send("1"));
            }

            assertThat(status(with, EVENT)).isEqualTo(200);
        } finally {
            for (HostileCall call : slow) {
                call.close();
            }
        }
    }

    @Test
    void slowOnesWithCredentialsHoldNobodyUpAndAreRoutedAtTheirEnd() throws Exception {
        List<HostileCall> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                slow.add(HostileCall.begin(port, with, "Content-Length: " + EVENT.length()).send(EVENT.substring(0, 9)));
            }

            assertThat(status(with, EVENT)).isEqualTo(200);
            for (HostileCall call : slow) {
                assertThat(call.send(EVENT.substring(9)).status()).isEqualTo(200);
            }
        } finally {
            for (HostileCall call : slow) {
                call.close();
            }
        }
    }

    /** Quarkus itself ends it, by default at 10 MB. */
    @Test
    void anEndlessBodyIsEndedByTheServer() throws Exception {
        for (String requestLine : List.of(WITHOUT, with)) {
            try (HostileCall call = HostileCall.begin(port, requestLine, "Transfer-Encoding: chunked")) {
                assertThat(chunksTaken(call)).isLessThan(1_000);
            }
            assertThat(status(with, EVENT)).isEqualTo(200);
        }
    }

    /** Sends chunks of 64 KB until the server answers or closes the connection. */
    private static int chunksTaken(HostileCall call) {
        String chunk = "10000\r\n" + " ".repeat(65_536) + "\r\n";
        for (int sent = 0; sent < 2_000; sent++) {
            try {
                if (call.isAnswered()) {
                    return sent;
                }
                call.send(chunk);
            } catch (IOException e) {
                return sent;
            }
        }
        return 2_000;
    }

    @ParameterizedTest
    @ValueSource(strings = { "/qlara/webhooks", "/qlara/%77ebhooks", "/qlara/webhooks/" })
    void filesInAFormAreNotKept(String path) throws Exception {
        Set<Path> before = uploads();

        for (String query : List.of("", with.substring(WITHOUT.length()))) {
            try (HostileCall call = HostileCall.begin(port, "POST " + path + query, "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: " + FILE.length())) {
                assertThat(call.send(FILE).status()).isEqualTo(query.isEmpty() ? 401 : 400);
            }
        }

        await().untilAsserted(() -> assertThat(uploads()).isEqualTo(before));
    }

    private static Set<Path> uploads() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "uploads");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @CsvSource({ "token=secret&messageId=1, 401", "X-Webhook-Token=secret&messageId=1, 401" })
    void aFormLetsNobodyIn(String form, int status) throws Exception {
        assertThat(status(WITHOUT, form, "Content-Type: application/x-www-form-urlencoded")).isEqualTo(status);
        assertThat(status(with, form, "Content-Type: application/x-www-form-urlencoded")).isEqualTo(400);
    }

    @Test
    void anEventIsReadWhateverItsContentTypeSays() throws Exception {
        for (String type : List.of("application/json; charset=nonsense", "application/json; charset=UTF-16", "text/plain")) {
            assertThat(status(with, EVENT, "Content-Type: " + type)).as(type).isEqualTo(200);
            assertThat(status(WITHOUT, EVENT, "Content-Type: " + type)).as(type).isEqualTo(401);
        }
    }

    @Test
    void aBodyThatIsNoUtf8IsAnswered400() throws Exception {
        byte[] latin1 = "{\"messageId\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        try (HostileCall call = HostileCall.begin(port, with, "Content-Type: application/json", "Content-Length: " + latin1.length)) {
            assertThat(call.send(latin1).status()).isEqualTo(400);
        }
        assertThat(status(with, "{\"messageId\":\"\u00e9\"}")).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsAnswered413WithAndWithoutItsLength() throws Exception {
        String large = EVENT + " ".repeat(300_000);

        assertThat(status(with, large)).isEqualTo(413);
        try (HostileCall call = HostileCall.begin(port, with, "Transfer-Encoding: chunked")) {
            assertThat(call.send(Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n").status()).isEqualTo(413);
        }
        assertThat(status(WITHOUT, large)).isEqualTo(401);
    }

    @Test
    void oneSlashMoreAtTheEndIsTheSamePath() throws Exception {
        assertThat(status("POST /qlara/webhooks/" + with.substring(WITHOUT.length()) + "", EVENT)).isEqualTo(200);
        assertThat(status("POST /qlara/webhooks/more" + with.substring(WITHOUT.length()) + "", EVENT)).isEqualTo(404);
    }

    @Test
    void otherMethodsReachNoRoute() throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            assertThat(status(method + with.substring("POST".length()), EVENT)).as(method).isEqualTo(405);
        }
    }

    private int status(String requestLine, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + bytes.length);
        try (HostileCall call = HostileCall.begin(port, requestLine, all.toArray(String[]::new))) {
            return call.send(bytes).status();
        }
    }
}
