/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.http.HttpResponse;
import java.util.function.Consumer;

import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the same route lets in on real HTTP servers, which hand headers and query strings over differently. */
@Tag("http-server")
class WebhookServersAuthenticationTest {

    private static final String TOKEN = "webhookToken=secret";
    private static final Consumer<RouteDefinition> ROUTE = route -> route.to("mock:events");

    @ParameterizedTest
    @EnumSource
    void answer401ToWrongCredentials(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(TOKEN, ROUTE)) {
            assertThat(HttpCall.post("hello").query("token=wrong").send(running).statusCode()).isEqualTo(401);
            assertThat(HttpCall.post("hello").query("token=secret&token=secret").send(running).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeTheTokenFromTheQueryStringAloneAndNotFromAHeaderOfThatName(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(TOKEN, ROUTE)) {
            assertThat(HttpCall.post(Payloads.DELIVERED).header("token", "secret").send(running).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeAPercentEncodedToken(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start("webhookToken=RAW(a+b%c)", ROUTE)) {
            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=a%2Bb%25c").send(running).statusCode()).isEqualTo(200);
            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=a+b%25c").send(running).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeTheTokenFromEitherHeaderButNotFromOneThatIsThereTwice(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(TOKEN, ROUTE)) {
            HttpCall call = HttpCall.post(Payloads.DELIVERED);

            assertThat(call.header("Authorization", "Bearer secret").send(running).statusCode()).isEqualTo(200);
            assertThat(call.header("X-Webhook-Token", "secret").send(running).statusCode()).isEqualTo(200);
            assertThat(call.header("X-Webhook-Token", "secret").header("X-Webhook-Token", "secret").send(running).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void challengeForBasicAndLetInByIt(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start("webhookUsername=qlara&webhookPassword=secret", ROUTE)) {
            HttpResponse<String> refused = HttpCall.post(Payloads.DELIVERED).send(running);
            HttpResponse<String> letIn = HttpCall.post(Payloads.DELIVERED).header("Authorization", "Basic cWxhcmE6c2VjcmV0").send(running);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"qlara-webhooks\", charset=\"UTF-8\"");
            assertThat(letIn.statusCode()).isEqualTo(200);
        }
    }
}
