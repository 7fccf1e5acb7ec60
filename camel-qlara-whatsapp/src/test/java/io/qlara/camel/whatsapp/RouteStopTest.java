/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a component leaves behind when a route stops, or when it is removed itself. */
class RouteStopTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void theStopOfARouteDoesNotWaitForWhatOnlyWaits(boolean dynamic) throws Exception {
        component.getConfiguration().setMaxRetries(3);
        camel.getShutdownStrategy().setTimeout(60);
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "50")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (dynamic) {
                    from("direct:a").routeId("a").toD(SEND + "&campaignId=${exchangeId}");
                } else {
                    from("direct:a").routeId("a").to(SEND);
                }
            }
        });
        CompletableFuture<Exchange> waiting = camel.createProducerTemplate().asyncSend("direct:a", exchange -> exchange.getMessage().setBody("x"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().stream()
                .anyMatch(queue -> queue.heldUntil() != null));
        long begun = System.nanoTime();

        camel.getRouteController().stopRoute("a");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(waiting.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("was not sent");
    }

    @Test
    void aRouteThatIsStartedAgainSendsAgain() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").routeId("a").to(SEND);
            }
        });
        for (int i = 0; i < 3; i++) {
            camel.getRouteController().stopRoute("a");
            camel.getRouteController().startRoute("a");
        }

        assertThat(call("direct:a", "Ciao", Map.of()).getException()).isNull();
        assertThat(camel.getRoute("a").getServices().stream().filter(service -> service.getClass().getName().contains("RouteShutdown"))).hasSize(1);
    }

    @Test
    void aRemovedComponentLeavesNoLifecycleStrategy() {
        int before = camel.getLifecycleStrategies().size();
        for (int i = 0; i < 5; i++) {
            camel.getComponent("qlara-whatsapp-" + i, false, false);
            QlaraWhatsAppComponent another = new QlaraWhatsAppComponent();
            camel.addComponent("another", another);
            another.start();
            camel.removeComponent("another");
        }

        assertThat(camel.getLifecycleStrategies()).hasSize(before);
    }

    @Test
    void aRequestThatTimedOutInTheQueueSaysHowLongItWaited() {
        component.getConfiguration().setMaxRetries(0);
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "50")));
        call(SEND, "Ciao", Map.of());

        long begin = System.nanoTime();
        String message = call(SEND + "&requestTimeout=500ms", "Ciao", Map.of()).getException().getMessage();
        double seconds = (System.nanoTime() - begin) / 1e9;

        Matcher wait = Pattern.compile("(?s).*requestTimeout of PT0.5S.*it waited (\\d\\.\\d+) s of that for the quota or a connection.*").matcher(message);
        assertThat(wait.matches()).as(message).isTrue();
        assertThat(Double.parseDouble(wait.group(1))).isBetween(0.4, seconds);
    }

    @Test
    void aConnectionOlderThanItsTimeIsNotUsedAgain() throws Exception {
        component.setConnectionTimeToLive(Duration.ofMillis(1));
        try (FaultyServer server = new FaultyServer((body, connection) -> connection.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: "
                + ApiCall.SEND.answer().length() + "\r\n\r\n" + ApiCall.SEND.answer()).getBytes()))) {
            component.getConfiguration().setBaseUrl("http://" + server.host());
            for (int i = 0; i < 5; i++) {
                assertThat(call(SEND, "Ciao", Map.of()).getException()).isNull();
                long sent = System.nanoTime();
                await().pollInterval(Duration.ofMillis(1)).until(() -> System.nanoTime() - sent > TimeUnit.MILLISECONDS.toNanos(5));
            }

            assertThat(server.connections()).isEqualTo(5);
        }
    }

    @Test
    void theStartWarnsOnceOfAQueueThatCanNotBeServedInTime() {
        component.setRequestsPerMinute(1_000);
        stub(anyCall().willReturn(okJson(ApiCall.SEND.answer())));
        LogDuringTest log = LogDuringTest.of(ProducerResources.class);
        log.beforeEach(null);

        call(SEND, "Ciao", Map.of());
        call(SEND + "&campaignId=another", "Ciao", Map.of());

        log.afterEach(null);
        assertThat(log.messages()).singleElement().asString().contains("requestTimeout").contains("maxQueued");
    }
}
