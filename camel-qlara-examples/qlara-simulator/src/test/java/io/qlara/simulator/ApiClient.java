/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The few requests that tests make, with the right key unless told otherwise. */
record ApiClient(String baseUrl, String apiKey) {

    static final String SEND = "/api/message-server/whatsapp/send";
    static final String TEMPLATES = "/api/message-server/whatsapp/templates";
    static final String PHONE_NUMBERS = "/api/message-server/whatsapp/phone-numbers";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    static ApiClient of(QlaraSimulator simulator) {
        return new ApiClient(simulator.baseUrl(), simulator.apiKey());
    }

    ApiClient withKey(String key) {
        return new ApiClient(baseUrl, key);
    }

    HttpResponse<String> sendText(String destination, String text) {
        return post(SEND, Map.of("destination", destination, "phoneNumberId", "101", "body", text));
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        return request("POST", path, JsonText.write(body));
    }

    HttpResponse<String> get(String path) {
        return request("GET", path, "");
    }

    HttpResponse<String> request(String method, String path, String body) {
        try {
            return CLIENT.send(build(method, path, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<HttpResponse<String>> getAsync(String path) {
        return CLIENT.sendAsync(build("GET", path, ""), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest build(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return (apiKey == null ? request : request.header("X-Api-Key", apiKey)).build();
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return json(response.body());
    }

    static Map<String, Object> json(String text) {
        return JsonText.object(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("not a JSON object: " + text));
    }
}
