/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call to the webhook path of a running application. Immutable. */
record HttpCall(String method, String path, String query, List<String> headers, String body, boolean hasDeclaredLength) {

    static HttpCall post(String body) {
        return new HttpCall("POST", "/qlara/webhooks", "", List.of(), body, true);
    }

    HttpCall method(String other) {
        return new HttpCall(other, path, query, headers, body, hasDeclaredLength);
    }

    HttpCall path(String other) {
        return new HttpCall(method, other, query, headers, body, hasDeclaredLength);
    }

    HttpCall query(String rawQuery) {
        return new HttpCall(method, path, "?" + rawQuery, headers, body, hasDeclaredLength);
    }

    HttpCall header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new HttpCall(method, path, query, List.copyOf(more), body, hasDeclaredLength);
    }

    HttpCall chunked() {
        return new HttpCall(method, path, query, headers, body, false);
    }

    HttpResponse<String> send(ServerUnderTest.Running application) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(20))
                .uri(URI.create("http://localhost:" + application.port() + path + query)).method(method, publisher());
        if (!headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        // a client of its own: netty-http closes connections after a 405 or 503 without saying so
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.BodyPublisher publisher() {
        return hasDeclaredLength
                ? HttpRequest.BodyPublishers.ofString(body)
                : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
