/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How a wait for an event ends without one: its time, a shutdown, too many that wait, or no event that can come. */
class AwaitDeliveryEndTest extends AwaitedSends {

    @Test
    void aStopThatIsGivenUpLetsLaterSendsWaitAgain() throws Exception {
        route.camel.getShutdownStrategy().setTimeout(1);
        route.start("");
        CountDownLatch held = new CountDownLatch(1);
        RouteBuilder.addRoutes(route.camel, builder -> builder.from("seda:order?concurrentConsumers=2").routeId("order").to(LONG)
                .filter(builder.header("hold")).process(exchange -> held.await()));
        route.camel.createProducerTemplate().sendBodyAndHeader("seda:order?waitForTaskToComplete=Never", "Ciao", "hold", true);
        await().atMost(30, TimeUnit.SECONDS).until(() -> DeliveryReceipts.of(route.camel).waiting() == 1);
        assertThat(route.camel.getRouteController().stopRoute("order", 1, TimeUnit.SECONDS, true)).isFalse();
        held.countDown();

        answer("{\"messageId\":\"m-2\",\"results\":[{\"accepted\":true}]}");
        await().atMost(60, TimeUnit.SECONDS).until(() -> {
            route.camel.createProducerTemplate().sendBody("seda:order?waitForTaskToComplete=Never", "Ciao");
            return DeliveryReceipts.of(route.camel).waiting() > 0;
        });
    }

    @Test
    void afterTheTimeTheLastWordIsTold() throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(URI + "5s", Map.of());

        post(event("m-1", "\"status\":\"SENT\""));

        assertThat(status(sent)).isEqualTo("SENT");
        assertThat(status(send(SHORT, Map.of()))).isEqualTo("SENT");
    }

    @Test
    void afterTheTimeWithoutAnyWordNothingIsKnown() throws Exception {
        route.start("");

        Exchange exchange = send(SHORT, Map.of()).get(30, TimeUnit.SECONDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(HEADER)).isEqualTo("UNKNOWN");
    }

    @Test
    void oneMoreThanMayWaitGoesOnAtOnce() throws Exception {
        component.setMaxAwaiting(1);
        route.start("");
        CompletableFuture<Exchange> first = waits(LONG, Map.of());

        assertThat(status(send(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "own-2")))).isEqualTo("UNKNOWN");

        post(event("m-1", "\"status\":3"));
        assertThat(status(first)).isEqualTo("DELIVERED");
        answer("{\"messageId\":\"m-2\",\"results\":[{\"accepted\":true}]}");
        assertThat(waits(LONG, Map.of())).as("the slot is free again").isNotDone();
    }

    @ParameterizedTest
    @CsvSource({ "SENT, SENT", "'', UNKNOWN" })
    void oneMoreThanMayWaitIsToldTheLastWordHeard(String word, String expected) throws Exception {
        component.setMaxAwaiting(0);
        route.start("");
        status(send(LONG, Map.of()));
        post(event("m-1", "\"status\":\"" + word + "\""));

        assertThat(status(send(LONG, Map.of()))).isEqualTo(expected);
    }

    @Test
    void aShutdownTellsTheLastWordHeard() throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG, Map.of());
        post(event("m-1", "\"status\":\"SENT\""));

        route.camel.stop();

        assertThat(status(sent)).isEqualTo("SENT");
    }

    @Test
    void aWarningSaysOnceThatNoEventCanCome() throws Exception {
        route.camel.start();

        status(send(SHORT, Map.of()));
        status(send(SHORT, Map.of()));

        assertThat(log.messages()).containsExactly("A send with awaitDelivery waits for events, but this application has no started route from"
                + " qlara-whatsapp:webhooks that could receive one; each such send goes on when its time is over");
    }

    @Test
    void aConsumerThatIsStoppedCanReceiveNoEvent() throws Exception {
        route.start("");
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        status(send(SHORT, Map.of()));

        assertThat(log.messages()).singleElement().asString().startsWith("A send with awaitDelivery waits for events, but this application has no"
                + " started route");
    }

    @Test
    void nothingIsWarnedOfWhereAnEventCanCome() throws Exception {
        route.start("");

        status(send(SHORT, Map.of()));

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aShutdownEndsTheWaitWithoutAnException() throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG, Map.of());

        route.camel.stop();

        assertThat(sent.get(30, TimeUnit.SECONDS).getException()).isNull();
        assertThat(status(sent)).isEqualTo("UNKNOWN");
    }

    @Test
    void theStopOfItsRouteEndsTheWait() throws Exception {
        route.start("");
        route.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").routeId("order").to(LONG);
            }
        });
        CompletableFuture<Exchange> sent = waits("direct:order", Map.of());

        route.camel.getRouteController().stopRoute("order");

        assertThat(status(sent)).isEqualTo("UNKNOWN");
    }

    @Test
    void aWaitThatBeginsWhileItsRouteStopsEndsToo() throws Exception {
        route.start("");
        RouteBuilder.addRoutes(route.camel, routes -> routes.from("direct:order").routeId("order").to(LONG));
        SERVICE.get().wireMock().stubFor(any(anyUrl()).atPriority(1)
                .willReturn(okJson("{\"messageId\":\"m-1\",\"results\":[{\"accepted\":true}]}").withFixedDelay(1_000)));
        CompletableFuture<Exchange> sent = send("direct:order", Map.of());
        await().atMost(30, TimeUnit.SECONDS).until(() -> route.camel.getInflightRepository().size("order") == 1);

        CompletableFuture.runAsync(() -> stopPatiently("order"));

        assertThat(status(sent)).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1" })
    void aTimeOfNothingKeepsTheRouteFromStarting(String time) {
        route.start("");

        assertThatThrownBy(() -> route.camel.createProducerTemplate().requestBody(URI + time, "Ciao"))
                .hasRootCauseMessage("The option awaitDelivery must be more than nothing, such as 30s");
    }

    @Test
    void aNegativeNumberOfWaitsKeepsTheRouteFromStarting() {
        component.setMaxAwaiting(-1);

        assertThatThrownBy(() -> route.start("")).hasRootCauseMessage("The option maxAwaiting must not be negative");
    }
}
