/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a webhook route listens on real HTTP servers. */
@Tag("http-server")
class WebhookPathTest {

    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server", "netty-http, camel.rest", "jetty, camel.rest" })
    void isNotMovedByTheContextPathOfTheRestConfiguration(String server, String prefix) throws Exception {
        try (ServerUnderTest.Running running = ServerUnderTest.start(prefix, Map.of("camel.rest.contextPath", "/api"), uri(server, "/events"), route -> route.to("mock:events"))) {
            assertThat(status(running, "/events")).isEqualTo(200);
            assertThat(status(running, "/api/events")).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server, /events", "platform-http, camel.server, /events/", "netty-http, camel.rest, /events",
            "netty-http, camel.rest, /events/", "jetty, camel.rest, /events", "jetty, camel.rest, /events/" })
    void isTheSameWithOneSlashMoreOrLessAtItsEnd(String server, String prefix, String path) throws Exception {
        try (ServerUnderTest.Running running = ServerUnderTest.start(prefix, uri(server, path), route -> route.to("mock:events"))) {
            assertThat(status(running, "/events")).isEqualTo(200);
            assertThat(status(running, "/events/")).isEqualTo(200);
            assertThat(status(running, "/events/more")).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server", "netty-http, camel.rest", "jetty, camel.rest" })
    void belongsToOneRouteHoweverItIsWritten(String server, String prefix) throws Exception {
        try (ServerUnderTest.Running running = ServerUnderTest.start(prefix, Map.of("camel.rest.contextPath", "/api"), uri(server, "/events"), route -> route.to("mock:events"))) {
            assertThatThrownBy(() -> running.addRoute(uri(server, "events/"))).hasStackTraceContaining("listens on /events already");
            assertThat(status(running, "/events")).isEqualTo(200);
        }
    }

    private static String uri(String server, String path) {
        return "qlara-whatsapp:webhooks?webhookToken=secret&httpServerComponent=" + server + "&path=" + path;
    }

    private static int status(ServerUnderTest.Running running, String path) throws Exception {
        return HttpCall.post(Payloads.DELIVERED).path(path).query("token=secret").send(running).statusCode();
    }
}
