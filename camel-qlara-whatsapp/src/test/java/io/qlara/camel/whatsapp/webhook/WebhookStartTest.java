/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RestConfiguration;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What makes a webhook route start, and what keeps it from that. */
class WebhookStartTest {

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void listensForPostsOnTheDefaultPath() {
        route.start("");

        assertThat(route.server().listening()).hasSize(1);
        assertThat(route.server().listening().get(0).verb()).isEqualTo("POST");
        assertThat(route.server().listening().get(0).path()).isEqualTo("/qlara/webhooks");
    }

    @Test
    void listensOnTheGivenPathWithOneLeadingSlash() {
        route.start("path=hooks/whatsapp");

        assertThat(route.server().listening().get(0).path()).isEqualTo("/hooks/whatsapp");
    }

    @Test
    void handsTheRestConfigurationToTheServer() {
        route.camel.getRestConfiguration().setPort(8081);
        route.start("");

        assertThat(route.server().listening().get(0).configuration()).usingRecursiveComparison().isEqualTo(route.camel.getRestConfiguration());
    }

    @Test
    void startsAlthoughTheRestConfigurationIsForAnotherServer() {
        route.camel.getRestConfiguration().setComponent("platform-http");
        route.camel.getRestConfiguration().setPort(8081);
        route.start("");

        assertThat(route.server().listening().get(0).configuration().getPort()).isEqualTo(8081);
    }

    @Test
    void doesNotStartWithoutCredentials() {
        assertThat(whatKeepsFromStarting(() -> route.startAs("webhooks", "", steps -> { })))
                .hasMessageContainingAll("webhookToken", "webhookUsername", "webhookPassword", "allowUnauthenticated=true");
        assertThat(route.server().listening()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "webhookUsername=qlara, webhookUsername", "webhookPassword=hidden, webhookPassword", "maxBodySize=0, maxBodySize",
            "maxPending=0, maxPending", "path=RAW( ), path", "httpServerComponent=mock, httpServerComponent" })
    void doesNotStartWithAnOptionThatCannotBeMeant(String option, String named) {
        String options = option.startsWith("httpServer") ? option : "httpServerComponent=server&" + option;

        assertThat(whatKeepsFromStarting(() -> startUri("qlara-whatsapp:webhooks?allowUnauthenticated=true&" + options)))
                .hasMessageContaining(named).hasMessageNotContaining("hidden");
    }

    @Test
    void doesNotStartWithoutAPortWhereTheServerNeedsOne() {
        route.bind("jetty", new RecordingHttpServer());

        assertThat(whatKeepsFromStarting(() -> startUri("qlara-whatsapp:webhooks?webhookToken=t&httpServerComponent=jetty")))
                .hasMessageContaining("camel.rest.port");
    }

    @Test
    void saysHowToGetTheEngineThatPlatformHttpMisses() {
        WebhookRoute noEngine = new WebhookRoute(new RecordingHttpServer() {
            @Override
            public Consumer createConsumer(
                    CamelContext camelContext, Processor processor, String verb, String basePath, String uriTemplate, String consumes,
                    String produces, RestConfiguration configuration, Map<String, Object> parameters) {
                throw new IllegalArgumentException("No PlatformHttpEngine created and setup in registry with name: x");
            }
        });

        assertThatThrownBy(() -> noEngine.start("")).hasStackTraceContaining("camel.server.enabled=true")
                .hasStackTraceContaining("camel-platform-http-main");
        noEngine.close();
    }

    @Test
    void doesNotStartASecondRouteOnTheSamePath() {
        route.start("path=/hooks");

        assertThat(whatKeepsFromStarting(() -> route.startAs("second", "webhookToken=t&path=hooks/", steps -> { })))
                .hasMessageContainingAll("/hooks", "another path");
        assertThat(route.server().listening()).hasSize(1);
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
    }

    @Test
    void doesNotStartARouteOfAnotherComponentOnTheSamePath() {
        route.start("path=/hooks");
        route.camel.addComponent("other", new QlaraWhatsAppComponent());

        assertThat(whatKeepsFromStarting(() -> RouteBuilder.addRoutes(route.camel, builder -> builder
                .from("other:webhooks?httpServerComponent=server&webhookToken=t&path=/hooks").to("mock:events"))))
                .hasMessageContainingAll("/hooks", "another path");
    }

    @Test
    void startsASecondRouteOnAnotherPath() {
        route.start("path=/hooks");
        route.startAs("second", "webhookToken=t&path=/others", steps -> { });

        assertThat(route.server().listening()).hasSize(2);
    }

    @Test
    void startsARouteOnThePathThatAStoppedOneHad() throws Exception {
        route.start("path=/hooks");
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        route.startAs("second", "webhookToken=t&path=/hooks", steps -> { });

        assertThat(route.camel.getRouteController().getRouteStatus("second")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void startsARouteOnThePathOfOneThatFailedToStart() throws Exception {
        RecordingHttpServer broken = new RecordingHttpServer() {
            private boolean repaired;

            @Override
            public Consumer createConsumer(
                    CamelContext camelContext, Processor processor, String verb, String basePath, String uriTemplate, String consumes,
                    String produces, RestConfiguration configuration, Map<String, Object> parameters) {
                if (!repaired) {
                    repaired = true;
                    throw new IllegalStateException("address in use");
                }
                return super.createConsumer(camelContext, processor, verb, basePath, uriTemplate, consumes, produces, configuration,
                        parameters);
            }
        };
        try (WebhookRoute unlucky = new WebhookRoute(broken)) {
            unlucky.camel.start();
            assertThat(whatKeepsFromStarting(() -> unlucky.start("path=/hooks"))).hasMessage("address in use");

            unlucky.startAs("second", "webhookToken=t&path=/hooks", steps -> { });

            assertThat(unlucky.camel.getRouteController().getRouteStatus("second")).isEqualTo(ServiceStatus.Started);
        }
    }

    @Test
    void takesCallsAgainAfterItWasStoppedAndStarted() throws Exception {
        route.start("");
        route.post(Payloads.DELIVERED);
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);
        route.camel.getRouteController().startRoute(WebhookRoute.ID);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(2);
    }

    @Test
    void stopsListeningWhenTheRouteStops() throws Exception {
        route.start("");
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        assertThat(route.server().listening().get(0).consumer().isStopped()).isTrue();
    }

    @Test
    void doesNotStartASecondRouteOnAPathThatDiffersInLetterCaseOnly() {
        route.start("path=/hooks");

        assertThat(whatKeepsFromStarting(() -> route.startAs("second", "webhookToken=t&path=/Hooks", steps -> { })))
                .hasMessageContainingAll("/Hooks", "letter case", "another path");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/hooks/../hooks", "./hooks", ".." })
    void doesNotStartOnAPathThatSendersWouldShorten(String path) {
        assertThat(whatKeepsFromStarting(() -> route.start("path=" + path))).hasMessageContaining("The option path");
    }

    @Test
    void startsASecondRouteOnTheSamePathOfAnotherServer() throws Exception {
        RecordingHttpServer other = new RecordingHttpServer();
        route.bind("other", other).start("path=/hooks");

        RouteBuilder.addRoutes(route.camel, builder -> builder
                .from("qlara-whatsapp:webhooks?httpServerComponent=other&webhookToken=t&path=/hooks").to("mock:events"));

        assertThat(other.listening()).hasSize(1);
    }

    private void startUri(String uri) throws Exception {
        RouteBuilder.addRoutes(route.camel, builder -> builder.from(uri).to("mock:events"));
        route.camel.start();
    }

    private static Throwable whatKeepsFromStarting(ThrowableAssert.ThrowingCallable start) {
        Throwable cause = catchThrowable(start);
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
