/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.simulator.SentMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** toD to many numbers costs one endpoint, and what its URI says is for one message. */
class DynamicSendTest extends SimulatedServiceTest {

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Length: " + ApiCall.SEND.answer().length() + "\r\n\r\n" + ApiCall.SEND.answer())
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void tenThousandNumbersAreOneEndpoint() throws Exception {
        route("qlara-whatsapp:send?destination=RAW(${header.to})&campaignId=${header.campaign}&simulation=true");

        try (FaultyServer server = new FaultyServer((body, connection) -> connection.getOutputStream().write(ANSWER))) {
            component.getConfiguration().setBaseUrl("http://" + server.host());
            ProducerTemplate caller = camel.createProducerTemplate();
            List<CompletableFuture<Exchange>> calls = IntStream.range(0, 10_000).mapToObj(i -> caller.asyncSend("direct:dynamic", exchange -> {
                exchange.getMessage().setHeader("to", "+39333" + (1_000_000 + i));
                exchange.getMessage().setHeader("campaign", "c" + i);
                exchange.getMessage().setBody("Ciao");
            })).toList();

            assertThat(calls).allSatisfy(call -> assertThat(call.get(2, TimeUnit.MINUTES).getException()).isNull());
            assertThat(server.requests()).isEqualTo(10_000);
        }
        assertThat(camel.getEndpoints().stream().filter(QlaraWhatsAppEndpoint.class::isInstance)).hasSize(1);
        assertThat(component.producerResources().activity().clients()).isEqualTo(1);
    }

    @Test
    void everyDynamicOptionReachesItsMessage() throws Exception {
        route("qlara-whatsapp:send?destination=RAW(${header.to})&phoneNumberId=${header.from}&templateName=${header.name}"
                + "&templateLanguage=${header.language}&campaignId=${header.campaign}");

        call("direct:dynamic", null, Map.of("to", "+39 333 1234567", "from", "sender-2", "name", "order_shipped", "language", "it", "campaign", "spring sale"));

        assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactly(
                Map.of("destination", "+393331234567", "phoneNumberId", "sender-2", "template", Map.of("name", "order_shipped", "language", "it"),
                        "campaignId", "spring sale"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "destination", "phoneNumberId", "templateName", "templateLanguage", "campaignId" })
    void noDynamicOptionMakesEndpointsOfItsOwn(String option) throws Exception {
        route("qlara-whatsapp:send?" + option + "=${header.value}");

        for (String value : List.of("39333", "39334")) {
            call("direct:dynamic", null, Map.of("value", value));
        }

        assertThat(camel.getEndpoints().stream().filter(QlaraWhatsAppEndpoint.class::isInstance)).hasSize(1);
    }

    @Test
    void aPlusSignThatIsNoneInAUriIsOneOfTheNumber() throws Exception {
        route("qlara-whatsapp:send?destination=${header.to}");

        call("direct:dynamic", "Ciao", Map.of("to", "+393331234567"));

        assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactly(
                Map.of("destination", "+393331234567", "phoneNumberId", "sender-1", "body", "Ciao"));
    }

    @Test
    void whatIsEscapedInTheUriIsReadAsInAStaticOne() throws Exception {
        laterDocuments();
        route("qlara-whatsapp:send?destination=${header.to}&campaignId=spring%20sale&fallbackSmsText=Hi%20there&fallbackSmsSender=Shop%20A");

        assertThat(call("direct:dynamic", "Ciao", Map.of("to", "%2B393331234567")).getException()).isNull();

        assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactly(
                request(Map.of("body", "Ciao", "campaignId", "spring sale", "fallbackSms", Map.of("sender", "Shop A", "text", "Hi there"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "phoneNumberId=RAW(${header.from})", "phoneNumberId=${header.from}" })
    void aBlankOptionInTheUriLeavesTheHeader(String option) throws Exception {
        route("qlara-whatsapp:send?destination=RAW(${header.to})&" + option);

        assertThat(call("direct:dynamic", "Ciao", Map.of("to", "+393331234567", "from", " ", "CamelQlaraWhatsAppPhoneNumberId", "sender-2"))
                .getException()).isNull();

        assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactly(
                request(Map.of("body", "Ciao", "phoneNumberId", "sender-2")));
    }

    @Test
    void whatTheUriSaysBeatsAHeaderAndReachesNoOtherMessage() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("qlara-whatsapp:send?destination=RAW(${header.to})").setBody(constant("second"))
                        .to("qlara-whatsapp:send?destination=RAW(+390000000001)");
            }
        });

        Exchange exchange = call("direct:dynamic", "first", Map.of("to", "+393331234567", "CamelQlaraWhatsAppDestination", "+34600111222"));

        assertThat(exchange.getException()).isNull();
        assertThat(SERVICE.journal().messages()).extracting(message -> message.request())
                .containsExactlyInAnyOrder(
                        request(Map.of("body", "first")), request(Map.of("destination", "+390000000001", "body", "second")));
    }

    @Test
    void anEmptyDestinationInTheUriReachesNobodyElse() throws Exception {
        route("qlara-whatsapp:send?destination=RAW(${header.to})");

        Exchange exchange = call("direct:dynamic", "x", Map.of("to", "", "CamelQlaraWhatsAppDestination", "+34600111222"));

        assertThat(exchange.getException()).isInstanceOf(QlaraException.class).hasMessageContaining("destination: missing");
        assertThat(requests()).isZero();
    }

    @Test
    void afterAFailureTheHeadersAreAsTheyWere() throws Exception {
        route("qlara-whatsapp:send?destination=RAW(${header.to})&campaignId=c");
        SERVICE.get().failNext(1, 500, "{}", Map.of());
        Map<String, Object> headers = Map.of("to", "+393331234567", "CamelQlaraWhatsAppDestination", "+34600111222");

        Exchange exchange = call("direct:dynamic", "x", headers);

        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
    }

    @Test
    void aBaseUrlFromOutsideGetsNoKeyOfTheComponent() throws Exception {
        try (FaultyServer foreign = new FaultyServer((body, connection) -> connection.close())) {
            route("qlara-whatsapp:send?destination=${header.to}");

            for (String to : List.of("+393331234567&baseUrl=http://" + foreign.host(), "RAW(+393331234567)&baseUrl=RAW(http://" + foreign.host() + ")")) {
                assertThat(call("direct:dynamic", "x", Map.of("to", to)).getException()).isNotNull();
            }

            assertThat(foreign.connections()).isZero();
        }
    }

    @Test
    void otherResourcesKeepTheirEndpoints() throws Exception {
        route("qlara-whatsapp:templates?phoneNumberId=${header.from}");

        assertThat(call("direct:dynamic", null, Map.of("from", "5")).getException()).isNull();

        assertThat(camel.getEndpoints().stream().filter(QlaraWhatsAppEndpoint.class::isInstance).map(endpoint -> endpoint.getEndpointUri()))
                .containsExactly("qlara-whatsapp://templates?phoneNumberId=5");
    }

    private void route(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(uri);
            }
        });
    }
}
