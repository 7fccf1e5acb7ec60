/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Sends that go on when an event has told what became of their message. */
class AwaitDeliveryTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.of(DeliveryReceipts.class);

    private static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)&awaitDelivery=";
    private static final String LONG = URI + "5m";
    private static final String SHORT = URI + "300";
    private static final String HEADER = "CamelQlaraWhatsAppDeliveryStatus";

    private final WebhookRoute route = new WebhookRoute();
    private final QlaraWhatsAppComponent component = route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

    @BeforeEach
    void callTheService() {
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl());
        component.getConfiguration().setApiKey(SERVICE.apiKey());
        component.getConfiguration().setPhoneNumberId("101");
        component.getConfiguration().setMaxRetries(0);
        answer("{\"messageId\":\"m-1\",\"results\":[{\"accepted\":true}]}");
    }

    private static void answer(String json) {
        SERVICE.get().wireMock().stubFor(any(anyUrl()).atPriority(1).willReturn(okJson(json)));
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @ParameterizedTest
    @CsvSource({ "'\"status\":3', DELIVERED", "'\"status\":6', UNDELIVERABLE", "'\"eventType\":\"READ\"', READ", "'\"status\":\"DELIVERED\"', DELIVERED",
            "'\"status\":\"ERROR\"', ERROR", "'\"status\":\"EXPIRED\"', EXPIRED" })
    void anExchangeGoesOnWithTheFirstFinalEvent(String fields, String expected) throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG, Map.of());

        post(event("m-1", "\"status\":\"SENT\""));
        post(event("another", "\"status\":3"));
        assertThat(sent).isNotDone();
        post(event("m-1", fields));

        Exchange exchange = sent.get(30, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(SendResponse.class);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(HEADER, expected, "CamelQlaraWhatsAppMessageId", "m-1",
                "CamelQlaraWhatsAppAccepted", true, "CamelQlaraWhatsAppHttpStatus", 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"messageId\":\"other\",\"customerMessageId\":\"own-1\",\"status\":3", "\"messageId\":\"own-1\",\"status\":3" })
    void theCallersOwnIdFindsTheMessage(String fields) throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "own-1"));

        post("{" + fields + "}");

        assertThat(status(sent)).isEqualTo("DELIVERED");
    }

    @Test
    void anEventThatCameBeforeTheAnswerCounts() throws Exception {
        route.start("");
        send(SHORT, Map.of()).get(30, TimeUnit.SECONDS);
        post(event("m-1", "\"status\":3"));

        assertThat(status(send(LONG, Map.of()))).isEqualTo("DELIVERED");
    }

    @Test
    void aSecondMessageUnderTheSameOwnIdHasAnOutcomeOfItsOwn() throws Exception {
        route.start("");
        CompletableFuture<Exchange> first = waits(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));
        post("{\"messageId\":\"m-1\",\"customerMessageId\":\"order-1\",\"status\":6}");
        assertThat(status(first)).isEqualTo("UNDELIVERABLE");

        answer("{\"messageId\":\"m-2\",\"results\":[{\"accepted\":true}]}");
        CompletableFuture<Exchange> second = waits(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));
        post("{\"messageId\":\"m-2\",\"customerMessageId\":\"order-1\",\"status\":3}");

        assertThat(status(second)).isEqualTo("DELIVERED");
    }

    @Test
    void messagesThatWaitUnderTheSameOwnIdHaveOutcomesOfTheirOwn() throws Exception {
        route.start("");
        CompletableFuture<Exchange> first = waits(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));
        answer("{\"messageId\":\"m-2\",\"results\":[{\"accepted\":true}]}");
        CompletableFuture<Exchange> second = waits(LONG, Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        post("{\"messageId\":\"m-2\",\"customerMessageId\":\"order-1\",\"status\":6}");
        post("{\"messageId\":\"m-1\",\"customerMessageId\":\"order-1\",\"status\":3}");

        assertThat(List.of(status(first), status(second))).containsExactly("DELIVERED", "UNDELIVERABLE");
    }

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

    @ParameterizedTest
    @ValueSource(strings = { "eventTypes=INBOUND", "channels=SMS", "" })
    void anEventCountsWhateverBecomesOfIt(String options) throws Exception {
        route.start(options, steps -> steps.throwException(IllegalStateException.class, "the route fails"));
        CompletableFuture<Exchange> sent = waits(LONG, Map.of());

        post(event("m-1", "\"status\":3"));

        assertThat(status(sent)).isEqualTo("DELIVERED");
    }

    @Test
    void anEventOfACallWithoutCredentialsDoesNotCount() throws Exception {
        route.startAs(WebhookRoute.ID, "webhookToken=0123456789abcdef0123456789abcdef", steps -> { });
        CompletableFuture<Exchange> sent = send(SHORT, Map.of());

        post(event("m-1", "\"status\":3"));

        assertThat(status(sent)).isEqualTo("UNKNOWN");
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

    @ParameterizedTest
    @CsvSource({ "fallbackSms=true, WHATSAPP, SMS", "fallbackSms=true, , SMS", "fallbackSms=true&fallbackRcs=true, RCS, SMS", "fallbackRcs=true, whatsapp, rcs",
            "fallbackSmsSender=Shop, WHATSAPP, SMS" })
    void aFailureOfAChannelThatIsNotTheLastDoesNotEndTheWait(String options, String failing, String last) throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG + "&" + options, Map.of());

        for (String fields : List.of("\"status\":6", "\"status\":\"ERROR\"", "\"status\":\"EXPIRED\"")) {
            post(event("m-1", fields + (failing == null ? "" : ",\"channel\":\"" + failing + "\"")));
        }
        assertThat(sent).isNotDone();
        post(event("m-1", "\"status\":6,\"channel\":\"" + last + "\""));

        assertThat(status(sent)).isEqualTo("UNDELIVERABLE");
    }

    @Test
    void aFallbackThatDeliversEndsTheWait() throws Exception {
        route.start("");
        CompletableFuture<Exchange> sent = waits(LONG + "&fallbackSms=true&fallbackRcs=true", Map.of());

        post(event("m-1", "\"status\":3,\"channel\":\"RCS\""));

        assertThat(status(sent)).isEqualTo("DELIVERED");
    }

    @Test
    void aFailedSendDoesNotWait() throws Exception {
        route.start("");
        SERVICE.get().wireMock().stubFor(any(anyUrl()).atPriority(1).willReturn(WireMock.serverError()));

        assertThat(send(LONG, Map.of()).get(30, TimeUnit.SECONDS).getException()).isInstanceOf(QlaraServerException.class);
    }

    @Test
    void aMessageThatWasNotAcceptedIsNotWaitedFor() throws Exception {
        route.start("");
        answer("{\"messageId\":\"m-1\",\"results\":[{\"accepted\":false}]}");

        Exchange exchange = send(LONG + "&failOnRejected=false", Map.of(HEADER, "of an earlier message")).get(30, TimeUnit.SECONDS);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(HEADER);
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
    void theWaitIsNoPartOfTheRequestTimeout() throws Exception {
        route.start("");
        status(send(SHORT, Map.of()));

        Exchange exchange = send(URI + "3s&requestTimeout=2s", Map.of()).get(30, TimeUnit.SECONDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(HEADER)).isEqualTo("UNKNOWN");
    }

    @Test
    void anEventCountsThroughWhicheverConsumerItComes() throws Exception {
        route.start("");
        route.camel.addComponent("other-account", new QlaraWhatsAppComponent());
        RouteBuilder.addRoutes(route.camel,
                builder -> builder.from("other-account:webhooks?httpServerComponent=server&allowUnauthenticated=true&path=/other").to("mock:other"));
        CompletableFuture<Exchange> sent = waits(LONG, Map.of());

        post(event("m-1", "\"status\":3"));

        assertThat(status(sent)).isEqualTo("DELIVERED");
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

    private void stopPatiently(String routeId) {
        try {
            route.camel.getRouteController().stopRoute(routeId, 120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noThreadWaits() throws Exception {
        route.start("");
        waits(LONG, Map.of());
        int before = Thread.activeCount();

        AsyncProducer producer = route.camel.getEndpoint(LONG).createAsyncProducer();
        producer.start();
        List<CompletableFuture<Exchange>> many = IntStream.range(0, 2_000).mapToObj(number -> producer.processAsync(exchange(Map.of()))).toList();
        await().atMost(60, TimeUnit.SECONDS).until(() -> DeliveryReceipts.of(route.camel).waiting() == 2_001);

        assertThat(Thread.activeCount()).isLessThan(before + 100);
        post(event("m-1", "\"status\":3"));
        assertThat(many).allSatisfy(sent -> assertThat(status(sent)).isEqualTo("DELIVERED"));
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

    /** Begins a send, and comes back when the send waits for its event. */
    private CompletableFuture<Exchange> waits(String uri, Map<String, Object> headers) {
        int before = DeliveryReceipts.of(route.camel).waiting();
        CompletableFuture<Exchange> sent = send(uri, headers);
        await().atMost(30, TimeUnit.SECONDS).until(() -> DeliveryReceipts.of(route.camel).waiting() > before);
        return sent;
    }

    private CompletableFuture<Exchange> send(String uri, Map<String, Object> headers) {
        return route.camel.createProducerTemplate().asyncSend(uri, exchange(headers));
    }

    private Exchange exchange(Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(route.camel);
        exchange.getMessage().setBody("Ciao");
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    private void post(String event) {
        route.post(event);
    }

    private static String event(String messageId, String fields) {
        return "{\"messageId\":\"" + messageId + "\"," + fields + "}";
    }

    private static Object status(CompletableFuture<Exchange> sent) throws Exception {
        return sent.get(30, TimeUnit.SECONDS).getMessage().getHeader(HEADER);
    }
}
