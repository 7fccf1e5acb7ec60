/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAccessTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.phone(true));

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/main.js", "/changes", "/api/state"})
    void isThereOnlyForWhoAskedForIt(String path) {
        try (QlaraSimulator without = QlaraSimulator.builder().administration(true).build().start()) {
            assertThat(new PhoneClient(without).get(path).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', localhost, Accept: */*, 200",
        "GET, /, 127.0.0.1:8090, Origin: http://localhost:3000, 200",
        "HEAD, /phone.css, '[::1]:8090', Accept: */*, 200",
        "GET, /api/state, localhost, Accept: */*, 200",
        "POST, /api/faults, localhost, Content-Type: application/json; charset=utf-8, 204",
        "POST, /api/faults, localhost, Content-Type: text/plain, 415",
        "POST, /api/faults, localhost, Content-Type: application/x-www-form-urlencoded, 415",
        "POST, /api/faults, localhost, Accept: */*, 415",
        "PUT, /api/chats/1-2/on, localhost, Content-Type: text/plain, 415",
        "POST, /api/faults, localhost, Origin: https://example.org, 403",
        "POST, /api/faults, localhost, Origin: null, 403",
        "DELETE, /api/faults, localhost, Origin: https://example.org, 403",
        "GET, '', evil.example, Accept: */*, 403",
        "GET, /changes, evil.example, Accept: */*, 403",
        "GET, /api/state, 127.0.0.1.evil.example, Accept: */*, 403",
        "GET, /changes, localhost, Origin: http://localhost.evil.example, 403",
        "OPTIONS, /api/faults, localhost, Content-Type: application/json, 405",
        "POST, /main.js, localhost, Content-Type: application/json, 405",
        "GET, /nothing.js, localhost, Accept: */*, 404",
        "GET, /%2e%2e/PhoneFiles.class, localhost, Accept: */*, 404",
        "GET, /..%2fPhoneFiles.class, localhost, Accept: */*, 404"})
    void takesNoOrdersFromAWebPage(String method, String path, String host, String header, int status) throws IOException {
        assertThat(status(method, "/phone" + path, host, header, "{\"kind\":\"slow\"}")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/main.js", "/phone.css", "/icon.svg", "/api/state", "/nothing"})
    void letsThePageLoadNothingFromElsewhere(String path) {
        HttpResponse<String> response = client().get(path);

        assertThat(response.headers().map()).containsEntry("Content-Security-Policy", List.of(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
                        + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("X-Frame-Options", List.of("DENY"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"))
                .containsEntry("Cross-Origin-Opener-Policy", List.of("same-origin"))
                .containsEntry("Cross-Origin-Resource-Policy", List.of("same-origin"))
                .containsEntry("Cache-Control", List.of("no-store"));
    }

    @ParameterizedTest
    @CsvSource({"'', text/html; text/html", "/main.js, text/javascript", "/phone.css, text/css", "/icon.svg, image/svg+xml", "/api/state, application/json"})
    void saysWhatEachFileIs(String path, String type) {
        assertThat(client().get(path).headers().firstValue("Content-Type").orElseThrow()).startsWith(type.split(";")[0]);
    }

    @Test
    void namesNoOtherHostInItsFiles() {
        for (String file : List.of("", "/phone.css", "/main.js", "/server.js", "/chats.js", "/chat.js", "/bubble.js", "/details.js", "/tester.js", "/dom.js")) {
            String text = client().get(file).body().replace("http://www.w3.org/2000/svg", "");

            assertThat(text).as(file).isNotEmpty().doesNotContain("http://", "https://", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(client().post("faults", Map.of("kind", "x".repeat(70_000))).statusCode()).isEqualTo(413);
    }

    @Test
    void countsNoneOfItsCallsAsARequestToTheService() {
        client().get("");
        client().state();

        assertThat(simulator.journal().requests()).isEmpty();
    }

    private static PhoneClient client() {
        return new PhoneClient(simulator.get());
    }

    /** The JDK's clients do not let a test choose Host. */
    private static int status(String method, String path, String host, String header, String body) throws IOException {
        String request = "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, host, header, body.length(), body);
        try (Socket socket = new Socket("127.0.0.1", simulator.get().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream response = socket.getInputStream();
            return Integer.parseInt(new String(response.readNBytes(12), StandardCharsets.US_ASCII).substring(9));
        }
    }
}
