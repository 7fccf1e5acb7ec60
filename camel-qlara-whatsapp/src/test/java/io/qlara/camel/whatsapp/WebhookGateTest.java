/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.WebhookGate.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server is told that asks about a call before it reads the body. */
@Tag("http-server")
class WebhookGateTest {

    private static final Map<String, List<String>> TOKEN = Map.of("x-webhook-token", List.of("secret"));

    private final Main main = new Main();

    @BeforeEach
    void start() throws Exception {
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(FreePort.find()));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks?path=/events&webhookToken=secret&webhookUsername=u&webhookPassword=p&maxBodySize=100").routeId("events")
                        .to("mock:events");
            }
        });
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void letsInWhoHasCredentials() {
        assertThat(gate().refusal("token=secret", Map.of())).isNull();
        assertThat(gate().refusal(null, TOKEN)).isNull();
        assertThat(gate().maxBodySize()).isEqualTo(100);
    }

    @Test
    void refusesWhoHasNone() {
        Refusal expected = new Refusal(401, Map.of("WWW-Authenticate", "Basic realm=\"qlara-webhooks\", charset=\"UTF-8\""));

        assertThat(gate().refusal(null, Map.of())).isEqualTo(expected);
        assertThat(gate().refusal("token=wrong", Map.of("Content-Length", List.of("1000")))).isEqualTo(expected);
        assertThat(gate().refusal(null, Map.of("X-Webhook-Token", List.of("secret", "wrong")))).isEqualTo(expected);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(gate().refusal("token=secret", Map.of("content-length", List.of("101")))).isEqualTo(new Refusal(413, Map.of()));
        assertThat(gate().tooLarge()).isEqualTo(new Refusal(413, Map.of()));
    }

    @Test
    void refusesAnotherMethod() {
        assertThat(gate().notPost()).isEqualTo(new Refusal(405, Map.of("Allow", "POST")));
    }

    @Test
    void refusesAllWhileTheRouteIsSuspended() throws Exception {
        main.getCamelContext().getRouteController().suspendRoute("events");

        assertThat(gate().refusal("token=secret", Map.of())).isEqualTo(new Refusal(503, Map.of("Retry-After", "5")));
    }

    @Test
    void isThereOnlyWhereAStartedRouteListens() throws Exception {
        assertThat(WebhookGate.at(main.getCamelContext(), "/other")).isNull();

        main.getCamelContext().getRouteController().stopRoute("events");

        assertThat(gate()).isNull();
    }

    @Test
    void countsTheCallsThatItRefuses() {
        gate().refusal(null, Map.of());
        gate().notPost();

        WebhookConsumer consumer = (WebhookConsumer) main.getCamelContext().getRoute("events").getConsumer();
        assertThat(consumer.getUnauthorizedCalls()).isEqualTo(1);
        assertThat(consumer.getNotPostCalls()).isEqualTo(1);
    }

    private WebhookGate gate() {
        return WebhookGate.at(main.getCamelContext(), "/events");
    }
}
