/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeskTest {

    private static final String ROW = ",Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n";

    @TempDir
    private static Path home;
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(home);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({"/, text/html; charset=utf-8", "/desk/desk.css, text/css; charset=utf-8", "/desk/desk.js, text/javascript; charset=utf-8"})
    void servesItsFilesAndLetsThemLoadNothingFromElsewhere(String path, String type) {
        HttpResponse<byte[]> answer = application.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).isEqualTo("default-src 'none'; script-src 'self'; "
                + "style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("http://", "https://", "innerHTML", "\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/", "/desk/desk.html", "/desk/application.properties", "/application.properties", "/desk/%2e%2e/application.properties"})
    void servesNothingElse(String path) {
        assertThat(application.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/, evil.example", "/desk/orders, evil.example:80", "/orders, localhost.evil.example", "/desk/phone, 10.0.0.1"})
    void answersNobodyWhoNamesAnotherMachine(String path, String host) throws IOException {
        assertThat(application.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 403 ")
                .doesNotContain("orderId", "Order desk");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "http://localhost.evil.example, 403", "http://localhost:9999, 200", "http://127.0.0.1, 200", "http://[::1]:1, 200"})
    void answersNoPageFromElsewhere(String origin, int status) throws IOException {
        assertThat(application.raw("GET /desk/orders HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void leavesTheWebhookToItsToken() throws IOException {
        assertThat(application.raw("GET /receipts/none HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(application.raw("POST /qlara/webhooks HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void takesAFileAndShowsHowFarItIs() throws IOException {
        HttpResponse<String> answer = application.postFile("new orders.csv", "text/csv", RunningApplication.HEADER + "D-1" + ROW + "D-2,no order\n");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("\"new orders.csv\"");

        await().until(() -> application.state("D-1").equals("DELIVERED"));
        await().untilAsserted(() -> assertThat(read("/desk/files").get(0)).isEqualTo(json(Map.of("name", "new orders.csv", "complete", true, "total", 1,
                "waiting", 0, "sent", 1, "delivered", 1, "wrong", 0, "broken", 1, "known", 0, "id", read("/desk/files").get(0).get("id").asText()))));
        assertThat(read("/desk/problems")).isEqualTo(json(List.of(Map.of("kind", "row", "where", "new orders.csv, line 3", "phone", "", "what",
                "phone is missing; language is missing; items is missing; amount is missing; delivery date is missing"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../orders.csv", "orders.txt", ".csv", "a/b.csv", "orders.csv\n", "", "-.csv.", "a\\b.csv"})
    void refusesAFileNameThatIsNone(String name) {
        HttpResponse<String> answer = application.postFile(name, "text/csv", RunningApplication.HEADER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The name of the file must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void refusesAFileThatAnyPageOfABrowserMaySend(String type) {
        assertThat(application.postFile("orders.csv", type, RunningApplication.HEADER + "D-1" + ROW).statusCode()).isEqualTo(415);
    }

    @Test
    void tellsOnlyTheOrdersThatHaveChanged() throws IOException {
        application.drop("orders.csv", "C-1" + ROW);
        await().until(() -> application.state("C-1").equals("DELIVERED"));

        JsonNode all = read("/desk/orders?since=1970-01-01T00:00:00Z");
        JsonNode order = all.get(all.size() - 1);
        assertThat(order).isEqualTo(json(Map.of("orderId", "C-1", "arrival", order.get("arrival").asInt(), "customer", "Zoë", "phone", "+393400000101", "items", "Moka", "amount", 24.90,
                "state", "DELIVERED", "followedUp", false, "updatedAt", order.get("updatedAt").asText())));
        assertThat(read("/desk/orders?since=2099-01-01T00:00:00.000%2B01:00")).isEmpty();
    }

    @Test
    void saysWhereTheCustomersPhonesAre() throws IOException {
        assertThat(read("/desk/phone").asText()).isEqualTo(application.simulator().phoneUrl());
    }

    private static JsonNode read(String path) throws IOException {
        JsonNode json = new ObjectMapper().readTree(application.get(path).body());
        json.forEach(element -> {
            if (element.isObject()) {
                element.properties().removeIf(field -> field.getValue().isNull());
            }
        });
        return json;
    }

    private static JsonNode json(Object value) throws IOException {
        return new ObjectMapper().readTree(new ObjectMapper().writeValueAsBytes(value));
    }
}
