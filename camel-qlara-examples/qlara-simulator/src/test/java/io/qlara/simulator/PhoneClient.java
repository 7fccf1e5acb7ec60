/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The calls of the phone page, and what it is shown of one chat. */
record PhoneClient(QlaraSimulator simulator) {

    static final String CUSTOMER = "+393401234567";
    static final String CHAT = "393401234567-390200000101";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> call(String method, String path, Map<String, ?> body) {
        return call(method, path, JsonText.write(body));
    }

    HttpResponse<String> call(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(simulator.phoneUrl() + "/api/" + path)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        return call("POST", path, body);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(simulator.phoneUrl() + path)));
    }

    Map<String, Object> state() {
        return ApiClient.json(get("/api/state?chat=" + CHAT));
    }

    List<Map<String, Object>> messages() {
        return list("messages");
    }

    Map<String, Object> lastMessage() {
        List<Map<String, Object>> messages = messages();
        return messages.get(messages.size() - 1);
    }

    Map<String, Object> lastContent() {
        return map(lastMessage().get("content"));
    }

    Map<String, Object> chat() {
        return list("chats").get(0);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String field) {
        return (List<Map<String, Object>>) state().get(field);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
