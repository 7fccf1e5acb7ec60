/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.model.SendResponse;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sends that go on when an event has told what became of their message. */
class AwaitDeliveryTest extends AwaitedSends {

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
}
