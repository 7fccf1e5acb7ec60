/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import wiremock.jakarta.servlet.http.HttpServlet;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/** What is at {@code /phone} and below it: the page's files, its calls, and the stream of its changes. */
final class PhoneServlet extends HttpServlet {

    static final String PATH = "/phone";

    private static final long serialVersionUID = 1;
    private static final int LONGEST_BODY = 65_536;
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final transient PhoneFiles files = new PhoneFiles();
    private final transient PhoneApi api;
    private final transient PhoneChanges changes;

    PhoneServlet(PhoneApi api, PhoneChanges changes) {
        this.api = api;
        this.changes = changes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HEADERS.forEach(response::setHeader);
        String method = request.getMethod();
        int refusal = LoopbackRule.refusal(request.getHeader("Host"), request.getHeader("Origin"), mediaType(request),
                !READING.contains(method) && !method.equals("DELETE"));
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        if (refusal != 0) {
            response.setStatus(refusal);
        } else if (!METHODS.contains(method)) {
            response.setStatus(405);
        } else if (path.startsWith("/api/")) {
            call(request, response, Arrays.asList(path.substring("/api/".length()).split("/", -1)));
        } else if (!READING.contains(method)) {
            response.setStatus(405);
        } else if (path.equals("/changes") && method.equals("GET")) {
            changes.open(request, response);
        } else {
            file(path, response);
        }
    }

    private void call(HttpServletRequest request, HttpServletResponse response, List<String> path) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            response.setStatus(413);
            return;
        }
        Optional<Map<String, Object>> fields = body.length == 0 ? Optional.of(Map.of()) : JsonText.object(body);
        Answer answer = fields.map(named -> api.answer(request.getMethod(), path, request::getParameter, named)).orElseGet(Answer::notJson);
        response.setStatus(answer.status());
        if (answer.body() != null) {
            write(response, "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void file(String path, HttpServletResponse response) throws IOException {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        Optional<byte[]> content = files.content(name);
        if (content.isEmpty()) {
            response.setStatus(404);
        } else {
            write(response, files.mediaType(name), content.get());
        }
    }

    private static void write(HttpServletResponse response, String mediaType, byte[] content) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? null : type.split(";", 2)[0].strip();
    }
}
