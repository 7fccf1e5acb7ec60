/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls to the webhook on the server of Spring Boot, which has few threads here, by callers who mean no good. */
@SpringBootTest(useMainMethod = SpringBootTest.UseMainMethod.ALWAYS, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
                properties = { "server.tomcat.threads.max=4", "QLARA_API_KEY=none", "QLARA_PHONE_NUMBER_ID=1", "QLARA_WEBHOOK_TOKEN=secret" })
class HostileCallsTest {

    private static final String PATH = "/qlara/webhooks";
    private static final String WITHOUT = "POST " + PATH;
    private static final String WITH = "POST " + PATH + "?token=secret";
    private static final String EVENT = "{\"messageId\":\"m1\",\"status\":3}";
    private static final String FILE = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n" + "x".repeat(100_000) + "\r\n--b--\r\n";

    @TempDir
    static Path folder;

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void keepFilesWhereTheyAreSeen(DynamicPropertyRegistry registry) {
        registry.add("server.tomcat.basedir", folder::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 1000", "Transfer-Encoding: chunked" })
    void slowOnesWithoutCredentialsAreAnsweredAtOnceAndHoldNobodyUp(String length) throws Exception {
        areAnsweredAtOnceAndHoldNobodyUp(401, WITHOUT, "X-Webhook-Token: wrong", length);
    }

    private void areAnsweredAtOnceAndHoldNobodyUp(int status, String requestLine, String... headers) throws Exception {
        List<HostileCall> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                slow.add(HostileCall.begin(port, requestLine, headers).send("1"));
            }

            assertThat(status(WITH, EVENT)).isEqualTo(200);
            for (HostileCall call : slow) {
                assertThat(call.status()).isEqualTo(status);
                call.awaitEnd();
            }
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
                slow.add(HostileCall.begin(port, WITH, "Content-Length: " + EVENT.length()).send(EVENT.substring(0, 9)));
            }

            assertThat(status(WITH, EVENT)).isEqualTo(200);
            for (HostileCall call : slow) {
                assertThat(call.send(EVENT.substring(9)).status()).isEqualTo(200);
            }
        } finally {
            for (HostileCall call : slow) {
                call.close();
            }
        }
    }

    @Test
    void anEndlessBodyWithoutCredentialsIsNotRead() throws Exception {
        try (HostileCall call = HostileCall.begin(port, WITHOUT, "Transfer-Encoding: chunked")) {
            assertThat(chunksTaken(call)).isLessThan(200);
        }
        assertThat(status(WITH, EVENT)).isEqualTo(200);
    }

    @Test
    void anEndlessBodyWithCredentialsIsAnswered413() throws Exception {
        try (HostileCall call = HostileCall.begin(port, WITH, "Transfer-Encoding: chunked")) {
            assertThat(chunksTaken(call)).isLessThan(200);
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
    @CsvSource({ "POST /qlara/webhooks, 401", "POST /qlara/webhooks?token=secret, 400", "POST /qlara/%77ebhooks, 401", "POST /qlara/webhooks/, 401",
            "PUT /qlara/webhooks, 405", "PATCH /qlara/webhooks/, 405", "GET /qlara/%77ebhooks, 405", "post /qlara/webhooks, 405" })
    void filesInAFormAreNotKept(String requestLine, int status) throws Exception {
        try (HostileCall call = HostileCall.begin(port, requestLine, "Content-Type: multipart/form-data; boundary=b", "Content-Length: " + FILE.length())) {
            assertThat(call.send(FILE).status()).isEqualTo(status);
        }

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({ "token=secret&messageId=1, 401", "X-Webhook-Token=secret&messageId=1, 401" })
    void aFormLetsNobodyIn(String form, int status) throws Exception {
        assertThat(status(WITHOUT, form, "Content-Type: application/x-www-form-urlencoded")).isEqualTo(status);
        assertThat(status(WITH, form, "Content-Type: application/x-www-form-urlencoded")).isEqualTo(400);
    }

    @Test
    void anEventIsReadWhateverItsContentTypeSays() throws Exception {
        for (String type : List.of("application/json; charset=nonsense", "application/json; charset=UTF-16", "text/plain",
                "application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
            assertThat(status(WITH, EVENT, "Content-Type: " + type)).as(type).isEqualTo(200);
            assertThat(status(WITHOUT, EVENT, "Content-Type: " + type)).as(type).isEqualTo(401);
        }
    }

    @Test
    void aBodyThatIsNoUtf8IsAnswered400() throws Exception {
        byte[] latin1 = "{\"messageId\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        try (HostileCall call = HostileCall.begin(port, WITH, "Content-Type: application/json", "Content-Length: " + latin1.length)) {
            assertThat(call.send(latin1).status()).isEqualTo(400);
        }
        assertThat(status(WITH, "{\"messageId\":\"\u00e9\"}")).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsAnswered413WithAndWithoutItsLength() throws Exception {
        String large = EVENT + " ".repeat(300_000);

        assertThat(status(WITH, large)).isEqualTo(413);
        try (HostileCall call = HostileCall.begin(port, WITH, "Transfer-Encoding: chunked")) {
            assertThat(call.send(Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n").status()).isEqualTo(413);
        }
        assertThat(status(WITHOUT, large)).isEqualTo(401);
    }

    @Test
    void oneSlashMoreAtTheEndIsTheSamePath() throws Exception {
        assertThat(status("POST /qlara/webhooks/?token=secret", EVENT)).isEqualTo(200);
        assertThat(status("POST /qlara/webhooks/more?token=secret", EVENT)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "post" })
    void otherMethodsReachNoRoute(String method) throws Exception {
        assertThat(status(method + " /qlara/webhooks?token=secret", EVENT)).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({ "PUT, Content-Length: 1000", "PATCH, Transfer-Encoding: chunked", "DELETE, Content-Length: 1000", "PUT, Transfer-Encoding: chunked" })
    void slowOnesOfOtherMethodsAreAnsweredAtOnceAndHoldNobodyUp(String method, String length) throws Exception {
        areAnsweredAtOnceAndHoldNobodyUp(405, method + " " + PATH, "Content-Type: application/x-www-form-urlencoded", length);
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "PATCH", "DELETE" })
    void anEndlessFormOfAnotherMethodIsNotRead(String method) throws Exception {
        try (HostileCall call = HostileCall.begin(port, method + " " + PATH, "Content-Type: application/x-www-form-urlencoded",
                "Transfer-Encoding: chunked")) {
            assertThat(chunksTaken(call)).isLessThan(200);
        }
        assertThat(status(WITH, EVENT)).isEqualTo(200);
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
