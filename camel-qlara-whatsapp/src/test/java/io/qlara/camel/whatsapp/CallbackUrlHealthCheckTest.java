/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.monitor.CallbackUrlHealthCheck;
import io.qlara.camel.whatsapp.webhook.RecordingHttpServer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackUrlHealthCheckTest extends SimulatedServiceTest {

    private static final String PATH = "/api/partner-gateway/v1/webhooks/delivery-status";
    private static final String ID = "callbackUrl:events";

    @BeforeEach
    void serveHttp() {
        camel.getRegistry().bind("server", new RecordingHttpServer());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://shop.example/qlara", "https://SHOP.example:443/qlara?token=secret", "HTTPS://user:secret@shop.example/qlara", "https://shop.example/qlara/" })
    void isUpIfTheRegisteredUrlIsTheOneOfTheRoute(String registered) throws Exception {
        register(registered);
        start("https://shop.example/qlara?token=other-secret");

        assertThat(result().getState()).isEqualTo(State.UP);
        assertThat(result().getDetails()).containsEntry("callbackUrl", "https://shop.example/qlara");
        assertThat(result().getCheck().isReadiness()).isFalse();
        assertThat(result().getCheck().isLiveness()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "https://test.example/qlara?token=secret, https://test.example/qlara", "https://shop.example/qlara/x, https://shop.example/qlara/x",
            "https://shop.example:8443/qlara, https://shop.example:8443/qlara", "http://shop.example/qlara, http://shop.example/qlara" })
    void saysWhichOtherUrlIsRegistered(String registered, String shown) throws Exception {
        register(registered);
        start("https://shop.example/qlara");

        assertThat(result().getState()).isEqualTo(State.DOWN);
        assertThat(result().getMessage()).contains("Events go to " + shown + ", which is registered in place of https://shop.example/qlara");
        assertThat(result().getDetails()).containsEntry("registeredUrl", shown);
    }

    @Test
    void changesNothing() throws Exception {
        register("https://test.example/qlara");
        start("https://shop.example/qlara");

        result();

        assertThat(SERVICE.get().wireMock().getAllServeEvents()).extracting(event -> event.getRequest().getMethod().getName()).containsExactly("GET");
    }

    @Test
    void isDownIfNoUrlIsRegistered() throws Exception {
        start("https://shop.example/qlara");

        assertThat(result().getState()).isEqualTo(State.DOWN);
        assertThat(result().getMessage()).contains("No URL is registered, so no events come; or the account does not have this call");
    }

    @Test
    void knowsNothingIfTheServiceFails() throws Exception {
        stub(get(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(500)));
        start("https://shop.example/qlara");

        assertThat(result().getState()).isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"callbackUrl\":7}", "{\"callbackUrl\":\"hidden\"}", "[]" })
    void knowsNothingIfTheServiceDoesNotTellTheUrl(String answer) throws Exception {
        stub(get(urlPathEqualTo(PATH)).willReturn(okJson(answer)));
        start("https://shop.example/qlara");

        assertThat(result().getState()).isEqualTo(State.UNKNOWN);
        assertThat(result().getMessage()).contains("The service does not tell which URL is registered");
    }

    @Test
    void asksOnceInAMinute() {
        register("https://shop.example/qlara");
        AtomicLong clock = new AtomicLong();
        QlaraClient client = component.producerResources().openForHealthCheck(ProducerSettings.ofClient(
                QlaraWhatsAppResource.webhooks, component.getConfiguration(), component.getConfiguration()));
        HealthCheck check = new CallbackUrlHealthCheck("id", "https://shop.example/qlara", client, clock::get);

        check.call();
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        check.call();
        assertThat(SERVICE.get().wireMock().getAllServeEvents()).hasSize(1);

        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        check.call();
        assertThat(SERVICE.get().wireMock().getAllServeEvents()).hasSize(2);
    }

    @Test
    void goesWithItsRoute() throws Exception {
        start("https://shop.example/qlara");

        camel.getRouteController().stopRoute("events");

        assertThat(HealthCheckRegistry.get(camel).getCheck(ID)).isEmpty();
    }

    @Test
    void isNotThereWithoutAUrlOrWithoutHealthChecksOfConsumers() throws Exception {
        start(" ");
        assertThat(HealthCheckRegistry.get(camel).getCheck(ID)).isEmpty();
        camel.getRouteController().stopRoute("events");
        camel.removeRoute("events");

        component.setHealthCheckConsumerEnabled(false);
        start("https://shop.example/qlara");
        assertThat(HealthCheckRegistry.get(camel).getCheck(ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "shop.example/qlara", "ftp://shop.example/", "https:///qlara", "https://shop .example/" })
    void aUrlThatNobodyCanCallKeepsTheRouteFromStarting(String callbackUrl) {
        assertThatThrownBy(() -> start(callbackUrl)).hasMessage(
                "The option callbackUrl must be a complete URL, such as https://shop.example/qlara/webhooks");
    }

    @Test
    void aMissingKeyKeepsTheRouteFromStarting() {
        component.getConfiguration().setApiKey(null);

        assertThatThrownBy(() -> start("https://shop.example/qlara")).hasMessageContaining("qlara-whatsapp:webhooks needs the option apiKey");
    }

    private void start(String callbackUrl) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks?webhookToken=token&httpServerComponent=server&callbackUrl=RAW(" + callbackUrl + ")").routeId("events").to("log:events");
            }
        });
        if (!camel.isStarted()) {
            camel.start();
        }
    }

    private static void register(String url) {
        stub(get(urlPathEqualTo(PATH)).willReturn(okJson("{\"id\":\"wh-1\",\"callbackUrl\":\"" + url + "\",\"status\":\"ACTIVE\"}")));
    }

    private Result result() {
        return HealthCheckRegistry.get(camel).getCheck(ID).orElseThrow().call(Map.of());
    }
}
