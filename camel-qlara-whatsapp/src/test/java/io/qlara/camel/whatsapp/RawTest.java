/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraConflictException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls that the component does not wrap. */
class RawTest extends SimulatedServiceTest {

    private static final String PATH = "/api/partner-gateway/v1/webhooks/delivery-status";
    private static final String URI = "qlara-whatsapp:raw?path=" + PATH;

    @Test
    void aPathIsReadWithTheKey() {
        stub(anyCall().willReturn(okJson("{\"id\":\"wh-1\"}")));

        Exchange exchange = call(URI, "no body goes along", Map.of());

        assertThat(sent().getUrl()).isEqualTo(PATH);
        assertThat(sent().getMethod().getName()).isEqualTo("GET");
        assertThat(sent().getBodyAsString()).isEmpty();
        assertThat(sent().getHeader("X-Api-Key")).isEqualTo(SERVICE.apiKey());
        assertThat(exchange.getMessage().getBody()).isEqualTo(JsonNodeFactory.instance.objectNode().put("id", "wh-1"));
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(QlaraWhatsAppConstants.HTTP_STATUS, 200));
    }

    @Test
    void theHeaderBecomesTheQuery() {
        stub(anyCall().willReturn(okJson("[]")));
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id from", "a&b=c");
        query.put("limit", 5);
        query.put("none", null);

        Exchange exchange = call(URI, null, Map.of(QlaraWhatsAppConstants.QUERY, query));

        assertThat(sent().getUrl()).isEqualTo(PATH + "?id%20from=a%26b%3Dc&limit=5");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(QlaraWhatsAppConstants.HTTP_STATUS, 200));
    }

    @ParameterizedTest
    @MethodSource
    void theBodyGoesAlongAsJson(String method, Object body) {
        stub(anyCall().willReturn(aResponse().withStatus(204)));

        Exchange exchange = call(URI + "&method=" + method, body, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(sent().getMethod().getName()).isEqualTo(method);
        assertThat(sent().getBodyAsString()).isEqualTo("{\"callbackUrl\":\"https://a.example\"}");
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    static List<Object[]> theBodyGoesAlongAsJson() {
        return List.of(new Object[] { "POST", Map.of("callbackUrl", "https://a.example") },
                new Object[] { "PUT", JsonNodeFactory.instance.objectNode().put("callbackUrl", "https://a.example") },
                new Object[] { "PATCH", "{ \"callbackUrl\" : \"https://a.example\" }" });
    }

    @Test
    void aDeletionHasNoBody() {
        stub(anyCall().willReturn(aResponse().withStatus(204)));

        call(URI + "&method=DELETE", Map.of("a", 1), Map.of());

        assertThat(sent().getBodyAsString()).isEmpty();
    }

    @Test
    void aFailureIsOneOfTheComponentsExceptions() {
        stub(anyCall().willReturn(aResponse().withStatus(409)));

        assertThat(call(URI + "&method=POST", "{}", Map.of()).getException()).isInstanceOf(QlaraConflictException.class);
    }

    @Test
    void anAnswerThatIsNoJsonHasAnUnknownOutcomeAfterAPost() {
        stub(anyCall().willReturn(aResponse().withBody("<html>")));

        assertThat(call(URI + "&method=POST", "{}", Map.of()).getException()).isInstanceOf(QlaraTransportException.class)
                .extracting(failure -> ((QlaraException) failure).isOutcomeUnknown()).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({ "GET, 2, false", "PUT, 2, false", "DELETE, 2, false", "POST, 1, true", "PATCH, 1, true" })
    void aCallIsRepeatedWhereARepeatDoesNoMore(String method, int requests, boolean outcomeUnknown) {
        component.getConfiguration().setMaxRetries(1);
        stub(anyCall().willReturn(aResponse().withStatus(500)));

        Exchange exchange = call(URI + "&method=" + method, "{}", Map.of());

        assertThat(exchange.getException(QlaraException.class).isOutcomeUnknown()).isEqualTo(outcomeUnknown);
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    void aFailureChangesNothingOnTheExchange() {
        stub(anyCall().willReturn(aResponse().withStatus(500)));
        Map<String, Object> headers = Map.of(QlaraWhatsAppConstants.QUERY, Map.of("a", "b"), QlaraWhatsAppConstants.RAW_PATH, "/api/other");

        Exchange exchange = call(URI + "&method=POST&allowPathFromHeader=true", "{}", headers);

        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
        assertThat(exchange.getMessage().getBody()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/gateway", "/api" })
    void thePathComesAfterThatOfTheBaseUrl(String prefix) {
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl() + prefix);
        stub(anyCall().willReturn(okJson("{}")));

        call(URI, null, Map.of());

        assertThat(sent().getUrl()).isEqualTo(prefix.replaceAll("/$", "") + PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/gateway/api/message-server/whatsapp/send", "/gateway/api/other", "/api/message-server/whatsapp/send" })
    void thePathOfTheBaseUrlIsNoWayRoundToTheRefusedOnes(String path) {
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl() + "/gateway");

        assertThat(refused("qlara-whatsapp:raw?method=POST&allowPathFromHeader=true", "{}", Map.of(QlaraWhatsAppConstants.RAW_PATH, path)).getErrors())
                .singleElement().asString().startsWith("CamelQlaraWhatsAppRawPath: ");
    }

    @Test
    void aCallIsARequestOfTheQuota() {
        AtomicInteger permits = countAttempts();
        stub(anyCall().willReturn(okJson("{}")));

        call(URI, null, Map.of());

        assertThat(permits).hasValue(1);
    }

    @Test
    void aCallHasTheDeadlinesOfTheEndpoint() {
        stub(anyCall().willReturn(okJson("{}").withFixedDelay(60_000)));

        assertThat(call(URI + "&requestTimeout=1500", null, Map.of()).getException()).isInstanceOf(QlaraTimeoutException.class);
        assertThat(call(URI + "&responseTimeout=1500", null, Map.of()).getException()).isInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("responseTimeout");
    }

    @Test
    void theHeaderForThePathIsNotReadUnlessAllowed() {
        stub(anyCall().willReturn(okJson("{}")));

        Exchange exchange = call(URI, null, Map.of(QlaraWhatsAppConstants.RAW_PATH, "/api/other"));

        assertThat(sent().getUrl()).isEqualTo(PATH);
        assertThat(exchange.getMessage().getHeaders()).containsKey(QlaraWhatsAppConstants.RAW_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "qlara-whatsapp:raw?allowPathFromHeader=true", URI + "&allowPathFromHeader=true" })
    void theHeaderForThePathIsReadAndConsumedWhereAllowed(String uri) {
        stub(anyCall().willReturn(okJson("{}")));

        Exchange exchange = call(uri, null, Map.of(QlaraWhatsAppConstants.RAW_PATH, "/api/other"));

        assertThat(sent().getUrl()).isEqualTo("/api/other");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(QlaraWhatsAppConstants.HTTP_STATUS, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api", "/api/", "/apis/a", "api/a", "/api/../a", "/api/./a", "/api//a", "/api/a/", "/api/a%2Fb", "/api/a\\b", "/api/a;b",
            "/api/a?b=c", "/api/a#b", "/api/message-server/whatsapp/send", "/api/Message-Server/WhatsApp/SEND" })
    void aPathThatCouldLeadElsewhereIsRefused(String path) {
        assertThat(refused("qlara-whatsapp:raw?allowPathFromHeader=true", null, Map.of(QlaraWhatsAppConstants.RAW_PATH, path)).getErrors())
                .singleElement().asString().startsWith("CamelQlaraWhatsAppRawPath: ");
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("qlara-whatsapp:raw?path=RAW(" + path + ")", (Object) null))
                .rootCause().hasMessageStartingWith("The option path of qlara-whatsapp:raw ");
    }

    @Test
    void withoutAPathTheRouteDoesNotStart() {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("qlara-whatsapp:raw", (Object) null))
                .hasRootCauseMessage("The option path of qlara-whatsapp:raw must be given and begin with /api/");
    }

    @Test
    void whatCanNotBeSentIsNamed() {
        Map<String, Object> headers = Map.of(QlaraWhatsAppConstants.QUERY, Map.of("a", List.of(1)));

        // where a word ends or where it begins, by the version of Jackson
        assertThat(refused(URI + "&method=POST", "no JSON", headers).getErrors()).containsAnyOf(
                "body: the text is not JSON (line 1, column 3)", "body: the text is not JSON (line 1, column 1)").hasSize(2)
                .startsWith("CamelQlaraWhatsAppQuery: the parameter a is no text, number or boolean of at most 2000 characters");
    }

    @ParameterizedTest
    @MethodSource
    void aQueryThatIsNoSmallMapIsRefused(Object query) {
        assertThat(refused(URI, null, Map.of(QlaraWhatsAppConstants.QUERY, query)).getErrors()).hasSize(1);
    }

    static List<Object> aQueryThatIsNoSmallMapIsRefused() {
        Map<String, Object> large = new LinkedHashMap<>();
        for (int i = 0; i <= 100; i++) {
            large.put("p" + i, i);
        }
        return List.of("a=b", large, Map.of("a", "x".repeat(2_001)));
    }

    private static LoggedRequest sent() {
        List<LoggedRequest> all = SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
