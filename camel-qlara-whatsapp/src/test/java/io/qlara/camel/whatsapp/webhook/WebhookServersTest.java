/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The same route on real HTTP servers, called by real HTTP. */
@Tag("http-server")
class WebhookServersTest {

    private static final String TOKEN = "webhookToken=secret";

    private final List<Map<String, Object>> routed = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void answer200WithAnEmptyBodyAndRouteTheEvent(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpResponse<String> response = HttpCall.post(Payloads.INBOUND).query("token=secret").send(running);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(routed).hasSize(1);
            assertThat(routed.get(0)).containsEntry("CamelQlaraWhatsAppEventText", "Where is my order?")
                    .containsEntry("CamelQlaraWhatsAppEventSource", "+393331234567");
        }
    }

    @ParameterizedTest
    @EnumSource
    void echoNothingOfTheRequestAndShowNothingOfTheRoute(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpResponse<String> response = HttpCall.post(Payloads.DELIVERED).query("token=secret&visible=1")
                    .header("x-secret", "1").send(running);

            assertThat(response.headers().map().keySet()).isSubsetOf("connection", "content-length", "transfer-encoding");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handTheRouteNoHeaderOfTheRequestInWhicheverLetterCase(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpResponse<String> response = HttpCall.post(Payloads.DELIVERED)
                    .query("token=secret&camelqlarawhatsappdestination=1&CamelHttpResponseCode=418")
                    .header("camelqlarawhatsappdestination", "+390000000000").header("CAMELQLARAWHATSAPPEVENTTEXT", "forged")
                    .header("CAMELHTTPRESPONSECODE", "418").header("x-custom", "1").send(running);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(routed.get(0).keySet()).containsExactlyInAnyOrder("CamelQlaraWhatsAppEventType", "CamelQlaraWhatsAppEventId",
                    "CamelQlaraWhatsAppEventMessageId", "CamelQlaraWhatsAppEventDestination", "CamelQlaraWhatsAppEventStatus",
                    "CamelQlaraWhatsAppEventStatusName", "CamelQlaraWhatsAppEventStatusRank",
                    "CamelQlaraWhatsAppEventTimestamp", Exchange.MESSAGE_TIMESTAMP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer400ToWhatIsNoEvent(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpResponse<String> response = HttpCall.post("hello").query("token=secret").send(running);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer400ToAnEmptyBody(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            assertThat(HttpCall.post("").query("token=secret").send(running).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer405ToWhatIsNoPost(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpCall call = HttpCall.post(Payloads.DELIVERED).query("token=secret");

            assertThat(call.method("GET").send(running).statusCode()).isEqualTo(405);
            assertThat(call.method("PUT").send(running).statusCode()).isEqualTo(405);
            assertThat(routed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer413ToABodyThatIsTooLargeWithAndWithoutADeclaredLength(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN + "&maxBodySize=" + (Payloads.DELIVERED.length() - 1))) {
            HttpCall call = HttpCall.post(Payloads.DELIVERED).query("token=secret");

            assertThat(call.send(running).statusCode()).isEqualTo(413);
            assertThat(call.chunked().send(running).statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readABodyWithoutADeclaredLength(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=secret").chunked().send(running).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doNotMindACharsetThatDoesNotExist(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpCall call = HttpCall.post(Payloads.DELIVERED).query("token=secret");

            assertThat(call.header("Content-Type", "application/json; charset=none").send(running).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer500WithoutAStackTraceIfTheRouteFails(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(TOKEN, route -> route.throwException(new IllegalStateException("inside")))) {
            HttpResponse<String> response = HttpCall.post(Payloads.DELIVERED).query("token=secret").send(running);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().map().keySet()).isSubsetOf("connection", "content-length", "transfer-encoding");
        }
    }

    @ParameterizedTest
    @EnumSource
    void say503AndWhenToTryAgainIfTheRepositoryFails(ServerUnderTest server) throws Exception {
        String options = TOKEN + "&idempotentRepository=#class:" + BrokenRepository.class.getName();
        try (ServerUnderTest.Running running = start(server, options)) {
            HttpResponse<String> response = HttpCall.post(Payloads.DELIVERED).query("token=secret").send(running);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answer503WhileSuspendedAnd200OnceResumed(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            HttpCall call = HttpCall.post(Payloads.DELIVERED).query("token=secret");

            running.camel().getRouteController().suspendRoute("webhooks");
            assertThat(call.send(running).statusCode()).isEqualTo(503);
            running.camel().getRouteController().resumeRoute("webhooks");
            assertThat(call.send(running).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeCallsAgainAfterTheRouteWasStoppedAndStarted(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            running.camel().getRouteController().stopRoute("webhooks");
            running.camel().getRouteController().startRoute("webhooks");

            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=secret").send(running).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letNoSecondRouteStartOnTheSamePath(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server, TOKEN)) {
            assertThatThrownBy(() -> running.addRoute(server.uri(TOKEN + "&eventTypes=READ")))
                    .hasStackTraceContaining("Another qlara-whatsapp:webhooks route listens on /qlara/webhooks already");
            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=secret").send(running).statusCode()).isEqualTo(200);
        }
    }

    private ServerUnderTest.Running start(ServerUnderTest server, String options) throws Exception {
        return server.start(options, route -> route.process(exchange -> {
            routed.add(Map.copyOf(exchange.getMessage().getHeaders()));
            exchange.getMessage().setHeader("x-internal", "1");
        }));
    }
}
