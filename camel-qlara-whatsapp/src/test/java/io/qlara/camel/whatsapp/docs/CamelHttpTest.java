/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/ecosystem.md says of camel-http's producer, and why the component is not built on it. */
class CamelHttpTest {

    private final WireMockServer service = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        service.start();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        service.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void repeatsAPostByItself(int status) {
        service.stubFor(post("/send").willReturn(aResponse().withStatus(status)));

        Exchange exchange = camel.createProducerTemplate().send("http:127.0.0.1:" + service.port() + "/send", sent -> sent.getMessage().setBody("{}"));

        assertThat(exchange.getException()).isNotNull();
        service.verify(2, postRequestedFor(urlEqualTo("/send")));
    }
}
