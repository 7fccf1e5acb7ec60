/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;

/**
 * An HTTP answer.
 *
 * @param body null when there is none
 * @param delay before it leaves
 * @param lost whether the connection breaks in its place
 */
record Answer(int status, String body, Map<String, String> headers, Duration delay, boolean lost) {

    Answer(int status, String body, Map<String, String> headers) {
        this(status, body, headers, Duration.ZERO, false);
    }

    static Answer json(int status, Object body) {
        return new Answer(status, JsonText.write(body), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, null, Map.of());
    }

    static Answer error(int status, String error, String message) {
        return error(status, error, message, Map.of());
    }

    static Answer error(int status, String error, String message, Map<String, ?> details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("error", error);
        body.put("message", message);
        body.putAll(details);
        return json(status, body);
    }

    static Answer notJson() {
        return error(400, "Bad Request", "The body must be a JSON object");
    }

    static Answer invalid(Map<String, String> problems) {
        StringBuilder message = new StringBuilder();
        problems.forEach((field, problem) -> message.append(message.isEmpty() ? "" : "; ").append(field).append(' ').append(problem));
        return error(400, "Bad Request", message.toString(), Map.of("fields", problems));
    }

    static Answer notFound(String what) {
        return error(404, "Not Found", what + " does not exist");
    }

    static Answer methodNotAllowed(String allowed) {
        return error(405, "Method Not Allowed", "Allowed: " + allowed).withHeaders(Map.of("Allow", allowed));
    }

    Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new Answer(status, body, all, delay, lost);
    }

    Answer after(Duration wait) {
        return new Answer(status, body, headers, wait, lost);
    }

    Answer neverArriving() {
        return new Answer(status, body, headers, delay, true);
    }

    ResponseDefinition toResponse() {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition().withStatus(status);
        if (lost) {
            return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        if (!delay.isZero()) {
            response.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        Map<String, String> all = body == null ? headers
                : new Answer(status, body, Map.of("Content-Type", "application/json")).withHeaders(headers).headers();
        all.forEach((name, value) -> response.withHeader(name, value));
        return body == null ? response.build() : response.withBody(body).build();
    }
}
