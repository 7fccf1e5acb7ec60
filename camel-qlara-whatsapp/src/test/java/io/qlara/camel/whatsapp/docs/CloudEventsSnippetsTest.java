/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.awaitility.Awaitility.await;

/** What docs/webhooks.md shows hands events of the service on to an HTTP server as CloudEvents. */
@Tag("transform-data-type")
class CloudEventsSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private final WireMockServer sink = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void startSink() {
        sink.start();
        sink.stubFor(post("/events").willReturn(ok()));
    }

    @AfterEach
    void stopSink() {
        SERVICE.get().webhookUrl(null);
        sink.stop();
    }

    @Test
    @Tag("http-server")
    void deliveriesReachTheSinkInYaml() throws Exception {
        try (HttpApplication application = start(snippet("webhooks-server"))) {
            CamelWithSnippets.load(application.camel(), snippet("webhooks-cloudevents"));
            SERVICE.get().webhookUrl(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));

            application.camel().createProducerTemplate().sendBodyAndHeader("qlara-whatsapp:send", "Ciao",
                    "CamelQlaraWhatsAppDestination", "+393401234567");

            verifyDelivery();
        }
    }

    @Test
    void anEventReachesTheSinkInJava() throws Exception {
        try (HttpApplication application = start(null)) {
            CamelWithSnippets.load(application.camel(), snippet("webhooks-cloudevents-java"));

            application.camel().createProducerTemplate().sendBody("direct:publish",
                    Map.of("eventType", "DELIVERY", "messageId", "wamid.7", "destination", "+393401234567", "statusCode", 3));

            verifyDelivery();
        }
    }

    private void verifyDelivery() {
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> sink.verify(1, postRequestedFor(urlEqualTo("/events"))
                .withHeader("ce-specversion", equalTo("1.0"))
                .withHeader("ce-id", matching("[0-9a-f]{64}"))
                .withHeader("ce-source", equalTo("qlara-whatsapp:webhooks"))
                .withHeader("ce-type", equalTo("io.qlara.camel.whatsapp.delivery"))
                .withHeader("ce-subject", matching("wamid\\..*"))
                .withHeader("ce-time", matching("20.*Z"))
                .withHeader("Content-Type", matching("application/json.*"))
                .withRequestBody(matchingJsonPath("$.destination", equalTo("+393401234567")))));
    }

    private HttpApplication start(Snippet server) throws Exception {
        Properties properties = server == null ? new Properties() : CamelWithSnippets.properties(server);
        properties.setProperty("events.url", sink.baseUrl() + "/events");
        return HttpApplication.start(SERVICE.get(), properties);
    }
}
