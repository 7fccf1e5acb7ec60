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
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose component calls the simulator, for snippets that need no HTTP server. */
abstract class SnippetTest {

    static final String CUSTOMER = "+393401234567";
    static final String SENDER = "101";

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE
            = QlaraSimulatorExtension.with(builder -> builder.templateApprovalDelay(Duration.ZERO));

    final CamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void startCamel() {
        QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl());
        component.getConfiguration().setApiKey(SERVICE.apiKey());
        component.getConfiguration().setPhoneNumberId(SENDER);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

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
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
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
