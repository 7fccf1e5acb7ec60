/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.DeliveryStatus;
import io.qlara.camel.whatsapp.model.SendResponse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@code deliveryStatus} asks for and gives back. */
class DeliveryStatusTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:deliveryStatus";
    private static final String PATH = "/api/partner-gateway/v1/messages/status";
    private static final ResponseDefinitionBuilder DELIVERED
            = okJson("{\"customerMessageId\":\"a\",\"deliveryStatus\":\"DELIVERED\",\"deliveryStatusDescription\":\"on the phone\",\"price\":3}");

    @Test
    void anIdGivesItsStatus() {
        stub(anyCall().willReturn(DELIVERED));

        Exchange exchange = call(URI, "a", Map.of());

        assertThat(urls()).containsExactly(PATH + "/a?channel=WHATSAPP");
        assertThat(exchange.getMessage().getBody()).isEqualTo(new DeliveryStatus("a", "DELIVERED", "on the phone", Map.of("price", 3)));
        assertThat(exchange.getMessage().getBody(DeliveryStatus.class).rank()).isEqualTo(30);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(
                Map.of(QlaraWhatsAppConstants.DELIVERY_STATUS, "DELIVERED", QlaraWhatsAppConstants.HTTP_STATUS, 200));
    }

    @Test
    void anIdThatTheServiceDoesNotKnowIsNotFound() {
        stub(anyCall().willReturn(aResponse().withStatus(404)));

        Exchange exchange = call(URI, "a", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(new DeliveryStatus("a", "NOT_FOUND", null, Map.of()));
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(
                Map.of(QlaraWhatsAppConstants.DELIVERY_STATUS, "NOT_FOUND", QlaraWhatsAppConstants.HTTP_STATUS, 404));
    }

    @Test
    void anotherFailureIsThrownAsItIs() {
        stub(anyCall().willReturn(aResponse().withStatus(500)));

        assertThat(call(URI, "a", Map.of()).getException()).isExactlyInstanceOf(QlaraServerException.class);
        assertThat(call(URI, List.of("a"), Map.of()).getException()).isExactlyInstanceOf(QlaraServerException.class);
    }

    @ParameterizedTest
    @MethodSource
    void idsAreReadFrom(Object body, Map<String, Object> headers) {
        stub(anyCall().willReturn(DELIVERED));

        assertThat(call(URI, body, headers).getException()).isNull();

        assertThat(urls()).containsExactly(PATH + "/a?channel=WHATSAPP");
    }

    static List<Object[]> idsAreReadFrom() {
        SendResponse sent = SendResponse.of(Map.of("messageId", "a", "results", List.of(Map.of("accepted", true))));
        return List.of(new Object[] { " a\n", Map.of() }, new Object[] { "a".getBytes(), Map.of() }, new Object[] { sent, Map.of() },
                new Object[] { SendResponse.of(Map.of("messageId", "b", "results", List.of(Map.of("accepted", true)))).withCustomMessageId("a"), Map.of() },
                new Object[] { JsonNodeFactory.instance.textNode("a"), Map.of() },
                new Object[] { "", Map.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, "a") },
                new Object[] { "a", Map.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, "b") },
                new Object[] { Map.of("order", 7), Map.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, "a") });
    }

    @ParameterizedTest
    @MethodSource
    void severalIdsGiveAListInTheOrderAsked(Object body) {
        stub(anyCall().willReturn(okJson("[{\"customerMessageId\":\"b\",\"deliveryStatus\":\"READ\"},{\"customerMessageId\":\"a\",\"deliveryStatus\":\"SENT\"}]")));

        Exchange exchange = call(URI, body, Map.of(QlaraWhatsAppConstants.DELIVERY_STATUS, "of an earlier call"));

        assertThat(urls()).containsExactly(PATH + "?ids=a%2Cb%2Cc&channel=WHATSAPP");
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of(new DeliveryStatus("a", "SENT", null, Map.of()),
                new DeliveryStatus("b", "READ", null, Map.of()), DeliveryStatus.notFound("c")));
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(QlaraWhatsAppConstants.HTTP_STATUS, 200));
    }

    static List<Arguments> severalIdsGiveAListInTheOrderAsked() {
        return List.of(Arguments.of(List.of("a", "b", "c")), Arguments.of((Object) new String[] { "a", "b", "c" }),
                Arguments.of(JsonNodeFactory.instance.arrayNode().add("a").add("b").add("c")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[{}]", "[{},{}]", "{\"data\":[{}]}", "[{\"customerMessageId\":\"other\",\"deliveryStatus\":\"SENT\"}]",
            "[{\"customerMessageId\":\"a\",\"deliveryStatus\":\"SENT\"},{\"deliveryStatus\":\"SENT\"}]" })
    void anAnswerThatMayBeAboutAnIdUnderAnotherNameDoesNotSayThatTheIdIsNotKnown(String answer) {
        stub(anyCall().willReturn(okJson(answer)));

        Exchange exchange = call(URI, List.of("a", "b"), Map.of());

        assertThat(exchange.getException()).isExactlyInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("it names other ids than those asked for");
    }

    @Test
    void elementsAboutOtherIdsDoNotMatterWhereEachIdIsNamed() {
        stub(anyCall().willReturn(okJson("[{\"customerMessageId\":\"a\",\"deliveryStatus\":\"SENT\"},{\"customerMessageId\":\"other\"}]")));

        assertThat(call(URI, List.of("a"), Map.of()).getMessage().getBody()).isEqualTo(List.of(new DeliveryStatus("a", "SENT", null, Map.of())));
    }

    @Test
    void aListOfOneGivesAList() {
        stub(anyCall().willReturn(okJson("[]")));

        assertThat(call(URI, List.of("a"), Map.of()).getMessage().getBody()).isEqualTo(List.of(DeliveryStatus.notFound("a")));
    }

    @Test
    void aListOfWhichTheServiceKnowsNothingIsNotFound() {
        stub(anyCall().willReturn(aResponse().withStatus(404)));

        assertThat(call(URI, List.of("a"), Map.of()).getMessage().getBody()).isEqualTo(List.of(DeliveryStatus.notFound("a")));
    }

    @Test
    void anAnswerThatNamesAnotherIdOfTheMessageIsFound() {
        stub(anyCall().willReturn(okJson("[{\"customerMessageId\":\"own\",\"messageId\":\"wamid.a\",\"deliveryStatus\":\"SENT\"}]")));

        assertThat(call(URI, List.of("wamid.a"), Map.of()).getMessage().getBody())
                .isEqualTo(List.of(new DeliveryStatus("wamid.a", "SENT", null, Map.of("messageId", "wamid.a", "customerMessageId", "own"))));
    }

    @Test
    void aHundredIdsGoInOneRequest() {
        stub(anyCall().willReturn(okJson("[]")));
        List<String> ids = IntStream.range(0, 250).mapToObj(number -> "id" + number).toList();

        Exchange exchange = call(URI, ids, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).hasSize(250);
        assertThat(urls()).containsExactlyInAnyOrder(batch(ids.subList(0, 100)), batch(ids.subList(100, 200)), batch(ids.subList(200, 250)));
    }

    private static String batch(List<String> ids) {
        return PATH + "?ids=" + String.join("%2C", ids) + "&channel=WHATSAPP";
    }

    @Test
    void theHeaderNamesTheChannelBeforeTheOption() {
        stub(anyCall().willReturn(DELIVERED));

        Exchange exchange = call(URI + "?channel=rcs", "a", Map.of());
        call(URI + "?channel=rcs", "a", Map.of(QlaraWhatsAppConstants.CHANNEL, "sms"));

        assertThat(exchange.getException()).isNull();
        assertThat(urls()).containsExactly(PATH + "/a?channel=RCS", PATH + "/a?channel=SMS");
    }

    @Test
    void aSuccessConsumesWhatItRead() {
        stub(anyCall().willReturn(DELIVERED));

        Exchange exchange = call(URI, null, Map.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, "a", QlaraWhatsAppConstants.CHANNEL, "SMS"));

        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(QlaraWhatsAppConstants.DELIVERY_STATUS, QlaraWhatsAppConstants.HTTP_STATUS);
    }

    @Test
    void aFailureChangesNothingOnTheExchange() {
        stub(anyCall().willReturn(aResponse().withStatus(500)));
        Map<String, Object> headers = Map.of(QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID, "a", QlaraWhatsAppConstants.CHANNEL, "SMS");

        Exchange exchange = call(URI, null, headers);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void anIdIsEscapedInThePathAndInTheQuery() {
        stub(anyCall().willReturn(okJson("[]")));

        call(URI, "../send?a=b c", Map.of());
        call(URI, List.of("a&b=c"), Map.of());

        assertThat(urls()).containsExactly(PATH + "/..%2Fsend%3Fa%3Db%20c?channel=WHATSAPP", PATH + "?ids=a%26b%3Dc&channel=WHATSAPP");
    }

    @Test
    void theChannelOfSeveralIdsIsSentToo() {
        stub(anyCall().willReturn(okJson("[]")));

        call(URI + "?channel=rcs", List.of("a"), Map.of());

        assertThat(urls()).containsExactly(PATH + "?ids=a&channel=RCS");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoIdIsRefused(Object body, String finding) {
        QlaraValidationException refused = refused(URI, body, Map.of());

        assertThat(refused.getErrors()).singleElement().asString().startsWith("ids: ").contains(finding);
    }

    static List<Object[]> whatIsNoIdIsRefused() {
        return List.of(new Object[] { null, "missing" }, new Object[] { "  ", "missing" }, new Object[] { List.of(), "missing" },
                new Object[] { Map.of("order", 7), "missing" }, new Object[] { "a,b", "number 1 of 1 holds a comma" },
                new Object[] { List.of("a", "b,c"), "number 2 of 2 holds a comma" },
                new Object[] { Arrays.asList("a", null), "empty" }, new Object[] { List.of("a", Map.of()), "no text" },
                new Object[] { "x".repeat(256), "255" }, new Object[] { "..", "dots" },
                new Object[] { IntStream.rangeClosed(0, 10_000).mapToObj(String::valueOf).toList(), "more than 10000" });
    }

    @Test
    void aChannelThatIsNoWordIsRefused() {
        assertThat(refused(URI, "a", Map.of(QlaraWhatsAppConstants.CHANNEL, "SMS&x=1")).getErrors())
                .containsExactly("CamelQlaraWhatsAppChannel: must be one word, such as WHATSAPP, RCS or SMS");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SMS%2CRCS", "S MS" })
    void anOptionThatIsNoWordKeepsTheRouteFromStarting(String channel) {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + "?channel=" + channel, "a"))
                .hasRootCauseMessage("The option channel must be one word, such as WHATSAPP, RCS or SMS");
    }

    @Test
    void aStatusConvertsToJsonAndBack() {
        DeliveryStatus status = new DeliveryStatus("a", "ERROR", "no such number", Map.of("price", 3));

        String json = camel.getTypeConverter().convertTo(String.class, status);

        assertThat(json).isEqualTo("{\"id\":\"a\",\"status\":\"ERROR\",\"description\":\"no such number\",\"rank\":20,\"price\":3}");
        assertThat(camel.getTypeConverter().convertTo(DeliveryStatus.class, json)).isEqualTo(status);
    }

    @Test
    void aStatusThatNobodySaysIsUnknown() {
        assertThat(new DeliveryStatus("a", null, null, Map.of())).extracting(DeliveryStatus::status, DeliveryStatus::rank).containsExactly("UNKNOWN", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"status\":3}", "{\"statusCode\":\"3\"}", "{\"deliveryStatus\":\"DELIVERED\"}" })
    void aNumberThatHasANameIsNamed(String json) {
        stub(anyCall().willReturn(okJson(json)));

        assertThat(call(URI, "a", Map.of()).getMessage().getBody()).isEqualTo(new DeliveryStatus("a", "DELIVERED", null, Map.of()));
    }

    private static List<String> urls() {
        return SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).stream().map(request -> request.getUrl()).toList();
    }
}
