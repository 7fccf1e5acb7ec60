/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

/** Values of headers that are no texts, but stand for one. */
class ExchangeReaderTest extends SimulatedServiceTest {

    private static final Map<String, String> TEMPLATE
            = Map.of("CamelQlaraWhatsAppTemplateName", "order_shipped", "CamelQlaraWhatsAppTemplateLanguage", "it");

    @Test
    void aUrlIsItsAddressAndIsNotFetched() throws Exception {
        URL address = URI.create(SERVICE.baseUrl() + "/track").toURL();

        assertThat(arrived(null, with(TEMPLATE, "TemplateParameters", List.of(address)))).isEqualTo(request(
                Map.of("template", Map.of("name", "order_shipped", "language", "it", "parameters", List.of(address.toString())))));
        SERVICE.get().wireMock().verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aUrlOfMediaIsItsAddress() throws Exception {
        assertThat(arrived(null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl",
                URI.create("http://127.0.0.1:1/a.png").toURL()))).isEqualTo(request(Map.of("media", Map.of("type", "image", "url", "http://127.0.0.1:1/a.png"))));
    }

    @Test
    void aFileIsItsName() {
        ExchangeReader reader = new ExchangeReader(new DefaultExchange(camel));

        assertThat(reader.textOf(new File("folder/invoice.pdf"))).isEqualTo("invoice.pdf");
        assertThat(reader.textOf(Path.of("folder/invoice.pdf"))).isEqualTo("invoice.pdf");
    }

    @Test
    void aStreamInAHeaderIsSentAgainByARedelivery() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(QlaraException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:orders").setHeader("CamelQlaraWhatsAppTemplateName", body()).setBody(constant(""))
                        .to("qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")&templateLanguage=it");
            }
        });
        stub(anyCall().inScenario("redelivery").whenScenarioStateIs("Started").willReturn(aResponse().withStatus(400)).willSetStateTo("again"));
        stub(anyCall().inScenario("redelivery").whenScenarioStateIs("again")
                .willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));

        assertThat(call("direct:orders", new ByteArrayInputStream("order_shipped".getBytes()), Map.of()).getException()).isNull();

        SERVICE.get().wireMock().verify(2, postRequestedFor(anyUrl())
                .withRequestBody(equalToJson("""
                {"template": {"name": "order_shipped", "language": "it"}, "destination": "+393331234567", "phoneNumberId": "sender-1"}""")));
    }

    private static Map<String, Object> with(Map<String, String> headers, String name, Object value) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("CamelQlaraWhatsApp" + name, value);
        return all;
    }
}
