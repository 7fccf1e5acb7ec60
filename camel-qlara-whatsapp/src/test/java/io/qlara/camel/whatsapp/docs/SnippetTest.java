/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.RunningComponent;
import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose component calls the simulator, for snippets that need no HTTP server. */
abstract class SnippetTest {

    static final String CUSTOMER = "+393401234567";
    static final String SENDER = "101";

    static {
        // a busy machine needs longer than Awaitility's 10 seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE
            = QlaraSimulatorExtension.with(builder -> builder.templateApprovalDelay(Duration.ZERO));

    @RegisterExtension
    final RunningComponent running = RunningComponent.calling(SERVICE, SENDER);
    final CamelContext camel = running.camel();

    void load(Snippet snippet) throws Exception {
        CamelWithSnippets.load(camel, snippet);
    }

    Object run(Snippet snippet, String result) throws Exception {
        return CamelWithSnippets.run(camel, snippet, result);
    }

    /** Expects one message to the customer with these fields, the usual sender, and nothing else. */
    void assertSent(Map<String, ?> fields) {
        Map<String, Object> whole = new HashMap<>(Map.of("destination", CUSTOMER, "phoneNumberId", SENDER));
        whole.putAll(fields);
        assertThat(arrived()).isEqualTo(whole);
    }

    /** Whoever asks what became of a message gets this status for an answer. */
    void answerQuestions(int status) {
        service().wireMock().stubFor(get(urlPathMatching(".*/messages/status/.*")).atPriority(1).willReturn(aResponse().withStatus(status)));
    }

    QlaraSimulator service() {
        return SERVICE.get();
    }

    /** Sends an exchange into a route and expects that it ends well. */
    Exchange send(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = attempt(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    Exchange attempt(String uri, Object body, Map<String, ?> headers) {
        return running.call(uri, body, headers);
    }

    /** What arrived at the service, which has to be one message. */
    static Map<String, Object> arrived() {
        List<Map<String, Object>> requests = arrivals();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    static List<Map<String, Object>> arrivals() {
        return SERVICE.journal().messages().stream().map(message -> message.request()).toList();
    }
}
