/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {

    private static final String STUB = "{\"request\":{\"method\":\"ANY\"},\"response\":{\"status\":200}}";

    @ParameterizedTest
    @CsvSource({"GET, mappings", "GET, requests", "POST, mappings", "POST, shutdown", "DELETE, mappings", "GET, qlara/messages", "POST, qlara/reset"})
    void isThereOnlyForWhoAskedForIt(String method, String path) throws IOException {
        try (QlaraSimulator simulator = QlaraSimulator.builder().build().start()) {
            assertThat(status(simulator, method, path, "localhost", "Content-Type: application/json")).isEqualTo(404);
            assertThat(ApiClient.of(simulator).sendText("+393401234567", "Still here").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, mappings, localhost, Accept: */*, 200",
        "GET, mappings, 127.0.0.1:8090, Origin: http://localhost:3000, 200",
        "POST, mappings, '[::1]:8090', Content-Type: application/json; charset=utf-8, 201",
        "POST, mappings, localhost, Content-Type: text/plain, 415",
        "POST, shutdown, localhost, Content-Type: application/x-www-form-urlencoded, 415",
        "POST, shutdown, localhost, Accept: */*, 415",
        "POST, shutdown, localhost, Origin: https://example.org, 403",
        "POST, shutdown, localhost, Origin: null, 403",
        "GET, requests, evil.example, Accept: */*, 403",
        "GET, qlara/messages, evil.example, Accept: */*, 403",
        "POST, qlara/reset, localhost, Accept: */*, 415",
        "GET, requests, 127.0.0.1.evil.example, Accept: */*, 403",
        "GET, requests, localhost, Origin: http://localhost.evil.example, 403"})
    void takesNoOrdersFromAWebPage(String method, String path, String host, String header, int status) throws IOException {
        try (QlaraSimulator simulator = QlaraSimulator.builder().administration(true).build().start()) {
            assertThat(status(simulator, method, path, host, header)).isEqualTo(status);
        }
    }

    /** The JDK's clients do not let a test choose Host. */
    private static int status(QlaraSimulator simulator, String method, String path, String host, String header) throws IOException {
        String request = "%s /__admin/%s HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, host, header, STUB.length(), STUB);
        try (Socket socket = new Socket("127.0.0.1", simulator.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream response = socket.getInputStream();
            String statusLine = new String(response.readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(statusLine.substring(9));
        }
    }
}
