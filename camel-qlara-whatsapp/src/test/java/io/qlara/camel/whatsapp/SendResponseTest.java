/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.SendResult;
import io.qlara.simulator.SentMessage;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What comes back from {@code qlara-whatsapp:send}. */
class SendResponseTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";

    @Test
    void theBodyIsTheResponseAndHeadersTellTheRest() {
        Exchange exchange = call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        assertThat(exchange.getMessage().getBody()).isEqualTo(new SendResponse("order-1", false,
                List.of(new SendResult(DESTINATION, true, null, List.of(), Map.of())), Map.of()));
        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelQlaraWhatsAppMessageId", "order-1")
                .containsEntry("CamelQlaraWhatsAppAccepted", true).containsEntry("CamelQlaraWhatsAppHttpStatus", 200);
    }

    @Test
    void theLaterFormWithOneResultAChannelIsRead() {
        answer("{\"messageId\":77,\"simulation\":true,\"results\":{\"whatsapp\":{\"accepted\":false,\"reasons\":[\"no window\"]},"
                + "\"sms\":{\"accepted\":true,\"parts\":1}},\"cost\":{\"eur\":1}}");

        SendResponse response = call(SEND, "Ciao", Map.of()).getMessage().getBody(SendResponse.class);

        assertThat(response).isEqualTo(new SendResponse("77", true,
                List.of(new SendResult(null, false, "whatsapp", List.of("no window"), Map.of()),
                        new SendResult(null, true, "sms", List.of(), Map.of("parts", 1))),
                Map.of("cost", Map.of("eur", 1))));
    }

    @Test
    void aChannelThatWasNotUsedIsNoResult() {
        answer("{\"messageId\":\"m\",\"results\":{\"whatsapp\":{\"accepted\":true},\"rcs\":null}}");

        assertThat(call(SEND, "Ciao", Map.of()).getMessage().getBody(SendResponse.class).results())
                .containsExactly(new SendResult(null, true, "whatsapp", List.of(), Map.of()));
    }

    @Test
    void oneAcceptedResultAmongSeveralIsASuccess() {
        answer("{\"messageId\":\"m\",\"results\":[{\"destination\":\"+391\",\"accepted\":false},{\"destination\":\"+392\",\"accepted\":true}]}");

        assertThat(call(SEND, "Ciao", Map.of()).getMessage().getHeader("CamelQlaraWhatsAppAccepted")).isEqualTo(true);
    }

    @Test
    void noAcceptedResultIsAnExceptionThatCarriesTheResponse() {
        answer("{\"messageId\":\"m\",\"results\":[{\"destination\":\"+391\",\"accepted\":false,\"reasons\":[\"blocked\"]}]}");

        Exchange exchange = call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraMessageRejectedException.class, rejection -> {
            assertThat(rejection.getResponse().results().get(0).reasons()).containsExactly("blocked");
            assertThat(rejection.getResponse().customMessageId()).isEqualTo("order-1");
            assertThat(rejection.isOutcomeUnknown()).isFalse();
            assertThat(rejection.getHttpStatus()).isEqualTo(200);
            assertThat(rejection).hasMessageNotContaining("+391").hasMessageNotContaining("blocked");
        });
    }

    @Test
    void theCallersOwnIdIsReadUnderTheNameOfTheOtherDocuments() {
        answer("{\"messageId\":\"m\",\"results\":[{\"destination\":\"+391\",\"accepted\":true}]}");

        Exchange exchange = call("qlara-whatsapp:send", Map.of("destination", DESTINATION, "body", "Ciao", "customerMessageId", "order-7"), Map.of());

        assertThat(exchange.getMessage().getBody(SendResponse.class).customMessageId()).isEqualTo("order-7");
    }

    @Test
    void failOnRejectedFalseLetsARejectionPass() {
        SERVICE.get().reject(DESTINATION);

        Exchange exchange = call(SEND + "&failOnRejected=false", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppAccepted")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "<html>Sign in</html>", "{\"messageId\":\"m\",\"results\":[{\"accep", "[]", "null", "42",
            "{}", "{\"results\":[]}", "{\"results\":{}}", "{\"results\":[{}]}", "{\"results\":[7]}", "{\"results\":\"ok\"}",
            "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]} trailing",
            "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}],\"price\":1e99999999999}" })
    void anAnswerThatIsNotWhatTheApiPromisesIsAnExceptionWithUnknownOutcome(String body) {
        answer(body);

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
            assertThat(failure.isOutcomeUnknown()).isTrue();
            assertThat(failure.getHttpStatus()).isEqualTo(200);
            assertThat(failure.getResponseBody()).isEqualTo(body);
            assertThat(failure).hasMessageContaining("unknown").hasMessageNotContaining("1e9999");
        });
    }

    @Test
    void anAnswerThatIsTooLargeIsAnExceptionWithUnknownOutcome() {
        answer("{\"messageId\":\"" + "x".repeat(17 * 1024 * 1024) + "\",\"results\":[{\"accepted\":true}]}");

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                failure -> assertThat(failure.isOutcomeUnknown()).isTrue());
    }

    @Test
    void aNoContentAnswerIsAnExceptionWithUnknownOutcome() {
        stub(anyCall().willReturn(status(204)));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                failure -> assertThat(failure.isOutcomeUnknown()).isTrue());
    }

    @Test
    void aSuccessConsumesEveryHeaderThatSendReads() {
        Exchange exchange = call("qlara-whatsapp:send", null, contentAndAddress());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders().keySet()).containsExactlyInAnyOrder("CamelQlaraWhatsAppAccepted",
                "CamelQlaraWhatsAppMessageId", "CamelQlaraWhatsAppHttpStatus");
    }

    @Test
    void whatWasMeantForOneMessageReachesNoOtherOne() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to("qlara-whatsapp:send").setBody(constant("staff alarm"))
                        .to("qlara-whatsapp:send?destination=RAW(+390000000001)");
            }
        });

        Exchange exchange = call("direct:twice", "to the customer",
                Map.of("CamelQlaraWhatsAppDestination", "+393331234567", "CamelQlaraWhatsAppSimulation", true));

        assertThat(exchange.getException()).isNull();
        assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactlyInAnyOrder(
                Map.of("destination", "+393331234567", "phoneNumberId", "sender-1", "body", "to the customer", "simulation", true),
                Map.of("destination", "+390000000001", "phoneNumberId", "sender-1", "body", "staff alarm"));
    }

    @Test
    void theResponseRepeatsTheCallersOwnId() {
        Exchange exchange = call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        assertThat(exchange.getMessage().getBody(SendResponse.class).customMessageId()).isEqualTo("order-1");
        assertThat(call(SEND, "Ciao", Map.of()).getMessage().getBody(SendResponse.class).customMessageId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 302, 400, 429, 500, 503 })
    void aFailureChangesNothingOnTheExchange(int status) {
        SERVICE.get().failNext(1, status, "{}", Map.of());

        Exchange exchange = call("qlara-whatsapp:send", null, contentAndAddress());

        assertThat(exchange.getException()).isInstanceOf(QlaraApiException.class);
        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(contentAndAddress());
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void anAnswerThatCanNotBeReadChangesNothingOnTheExchange() {
        answer("<html>Sign in</html>");

        Exchange exchange = call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class);
        assertThat(exchange.getMessage().getHeaders()).containsExactly(entry("CamelQlaraWhatsAppCustomMessageId", "order-1"));
        assertThat(exchange.getMessage().getBody()).isEqualTo("Ciao");
    }

    @Test
    void a429ThatNamesAWaitOnlyAddsCamelsHeaderForARedelivery() {
        SERVICE.get().failNext(1, 429, "{}", Map.of("Retry-After", "7"));

        Exchange exchange = call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppCustomMessageId", "order-1"));

        assertThat(exchange.getException()).isInstanceOf(QlaraRateLimitException.class);
        assertThat(exchange.getMessage().getHeaders()).containsOnly(entry("CamelQlaraWhatsAppCustomMessageId", "order-1"),
                entry(Exchange.REDELIVERY_DELAY, 7000L));
        assertThat(exchange.getMessage().getBody()).isEqualTo("Ciao");
    }

    @Test
    void a503ThatNamesAWaitAddsNoHeader() {
        SERVICE.get().failNext(1, 503, "{}", Map.of("Retry-After", "7"));

        assertThat(call(SEND, "Ciao", Map.of()).getMessage().getHeaders()).isEmpty();
    }

    @Test
    void aSecondSendInTheRouteDoesNotRepeatTheTemplate() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two").to(SEND).setBody(constant("And a text")).to(SEND);
            }
        });

        call("direct:two", null, Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage", "it"));

        assertThat(SERVICE.journal().messages()).extracting(message -> message.request()).containsExactly(
                request(Map.of("template", Map.of("name", "t", "language", "it"))), request(Map.of("body", "And a text")));
    }

    private static Map<String, Object> contentAndAddress() {
        Map<String, Object> headers = new HashMap<>(Map.of("CamelQlaraWhatsAppDestination", DESTINATION,
                "CamelQlaraWhatsAppPhoneNumberId", "p", "CamelQlaraWhatsAppFallbackRcs", true,
                "CamelQlaraWhatsAppFallbackSms", true, "CamelQlaraWhatsAppCampaignId", "c"));
        headers.putAll(Map.of("CamelQlaraWhatsAppTemplateName", "t", "CamelQlaraWhatsAppTemplateLanguage", "it",
                "CamelQlaraWhatsAppTemplateParameters", List.of("a"), "CamelQlaraWhatsAppMediaType", "document",
                "CamelQlaraWhatsAppMediaUrl", "https://shop.example/a.pdf", "CamelQlaraWhatsAppMediaCaption", "a",
                "CamelQlaraWhatsAppMediaFilename", "a.pdf", "CamelQlaraWhatsAppCustomMessageId", "order-1"));
        return headers;
    }

    private static void answer(String body) {
        stub(anyCall().willReturn(okJson(body)));
    }
}
