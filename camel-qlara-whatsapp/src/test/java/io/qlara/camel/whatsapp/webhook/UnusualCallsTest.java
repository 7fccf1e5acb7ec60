/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Methods, paths and content types that no sender of events would use, on real HTTP servers. */
@Tag("http-server")
class UnusualCallsTest {

    private static final String PATH = "/qlara/webhooks";
    private static final String QUERY = "?token=secret";

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.qlara.camel.whatsapp.webhook");

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.from(Level.DEBUG, LOGGER.getName());

    private final AtomicInteger routed = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void withAnyMethodButPostRouteNothing(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String method : List.of("GET", "PUT", "DELETE", "TRACE", "PATCH", "PROPFIND", "BREW", "post", "POSTS", "CONNECT")) {
                assertThat(RawConnection.call(running, method + " " + PATH + QUERY, List.of(), Payloads.DELIVERED).status()).as(method)
                        .isEqualTo(405);
            }
            assertThat(RawConnection.call(running, "HEAD " + PATH + QUERY, List.of(), "").status()).isEqualTo(405);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void askingForOptionsAreAnsweredByTheServerAndRouteNothing(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            RawConnection.Answer answer = RawConnection.call(running, "OPTIONS " + PATH + QUERY, List.of(), Payloads.DELIVERED);

            assertThat(answer.status()).isEqualTo(server == ServerUnderTest.NETTY_HTTP ? 200 : 405);
            assertThat(answer.body()).isEmpty();
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cannotBecomeAPostByAHeaderAndNotCeaseToBeOne(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "CamelHttpMethod", "_method")) {
                assertThat(RawConnection.call(running, "GET " + PATH + QUERY, List.of(header + ": POST"), Payloads.DELIVERED).status())
                        .as(header).isEqualTo(405);
                assertThat(RawConnection.call(running, "POST " + PATH + QUERY, List.of(header + ": GET"), Payloads.DELIVERED).status())
                        .as(header).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void toAnotherPathAreNotFound(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String path : List.of("/", "/qlara", "/qlara/webhooks/more", "/qlara/webhook", "/qlara/webhooks;a=b", "/qlara/webhooks%00",
                    "/qlara%2Fwebhooks", "/qlara/webhooks%2F..", "/qlara\\webhooks", "/qlara/webhooks/..", "/qlara/webhooks%3Ftoken=secret")) {
                assertThat(RawConnection.call(running, "POST " + path + QUERY, List.of(), Payloads.DELIVERED).status()).as(path)
                        .isEqualTo(404);
            }
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void needTheTokenHoweverThePathIsSpelt(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String path : List.of("/qlara/webhooks/", "//qlara/webhooks", "/qlara//webhooks", "/qlara/./webhooks", "/qlara/x/../webhooks",
                    "/qlara/%2e/webhooks", "/qlara/x/%2e%2e/webhooks", "/../qlara/webhooks", "/qlara/webhook%73", "/QLARA/webhooks",
                    "/qlara/Webhooks", "http://localhost/qlara/webhooks")) {
                assertThat(RawConnection.call(running, "POST " + path, List.of(), Payloads.DELIVERED).status()).as(path).isIn(401, 404);
            }
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofWhateverContentTypeAreReadAsJson(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String header : List.of("Accept: */*", "Content-Type: text/plain", "Content-Type: application/octet-stream",
                    "Content-Type: application/json; charset=utf-16", "Content-Type: application/json;charset=no-such",
                    "Content-Type: ;;;", "Content-Type:", "Content-Type: application/x-java-serialized-object", "Content-Type: text/xml",
                    "Accept: text/xml", "Accept-Encoding: gzip, deflate")) {
                assertThat(RawConnection.call(running, "POST " + PATH + QUERY, List.of(header), Payloads.DELIVERED)).as(header)
                        .extracting(RawConnection.Answer::status, RawConnection.Answer::body).containsExactly(200, "");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withTheFieldsOfAFormAreNoEvents(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            String form = "messageId=1&eventType=DELIVERY&CamelQlaraWhatsAppDestination=1";
            String multipart = "--x\r\nContent-Disposition: form-data; name=\"messageId\"\r\n\r\n1\r\n--x--\r\n";
            String upload = multipart.replace("name=", "filename=\"evil.sh\"; name=");

            assertThat(RawConnection.call(running, "POST " + PATH + QUERY, List.of("Content-Type: application/x-www-form-urlencoded"), form)
                    .status()).isEqualTo(400);
            assertThat(RawConnection.call(running, "POST " + PATH + QUERY, List.of("Content-Type: multipart/form-data; boundary=x"), multipart)
                    .status()).isEqualTo(400);
            assertThat(RawConnection.call(running, "POST " + PATH + QUERY, List.of("Content-Type: multipart/form-data; boundary=x"), upload)
                    .status()).isEqualTo(400);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withAFormSayAtDebugWhatToSendInstead(ServerUnderTest server) throws Exception {
        LOGGER.setLevel(Level.DEBUG);
        try (ServerUnderTest.Running running = start(server)) {
            RawConnection.call(running, "POST " + PATH + QUERY, List.of("Content-Type: application/x-www-form-urlencoded"), "messageId=1");

            assertThat(log.messages()).singleElement().asString().startsWith("A webhook call is answered 400: ")
                    .endsWith("; by its Content-Type it is a form: send JSON with Content-Type: application/json");
        } finally {
            LOGGER.setLevel(null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withJsonThatIsCalledAFormRouteNothing(ServerUnderTest server) throws Exception {
        List<String> form = List.of("Content-Type: application/x-www-form-urlencoded");
        try (ServerUnderTest.Running running = start(server)) {
            if (server == ServerUnderTest.NETTY_HTTP) {
                // it hangs up when it can't read a form, before it asks us
                assertThatThrownBy(() -> RawConnection.call(running, "POST " + PATH + QUERY, form, Payloads.DELIVERED))
                        .isInstanceOf(IOException.class);
            } else {
                assertThat(RawConnection.call(running, "POST " + PATH + QUERY, form, Payloads.DELIVERED).status()).isEqualTo(400);
            }
            assertThat(routed).hasValue(0);
        }
    }

    private ServerUnderTest.Running start(ServerUnderTest server) throws Exception {
        return server.start("webhookToken=secret", route -> route.process(exchange -> routed.incrementAndGet()));
    }
}
