/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the source gives to a Pipe: JSON, or the data type that the Pipe's file asks for. */
@Tag("kamelet")
class KameletDataTypesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIPE = """
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata:
              name: pipe
            spec:
              source:
                ref:
                  kind: Kamelet
                  apiVersion: camel.apache.org/v1
                  name: qlara-whatsapp-webhook-source
                properties:
                  httpServerComponent: server
                  webhookToken: secret
            %s
              sink:
                uri: mock:sink
            """;

    private final CamelContext camel = new DefaultCamelContext();
    private final RecordingHttpServer server = new RecordingHttpServer();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void withoutAWordItIsJson() throws Exception {
        Message message = received("");

        assertThat(message.getBody()).isInstanceOf(String.class);
        assertIsTheJson(message);
    }

    @Test
    void askedForJsonItIsJson() throws Exception {
        assertIsTheJson(received(asking("application-json")));
    }

    @Test
    void aCloudEventHasItsAttributesInHeaders() throws Exception {
        Message message = received(asking("qlara-whatsapp:application-cloudevents"));

        assertIsTheJson(message);
        assertThat(message.getHeaders()).containsEntry("CamelCloudEventType", "io.qlara.camel.whatsapp.inbound")
                .containsEntry("CamelCloudEventSource", "qlara-whatsapp:webhooks")
                .containsEntry("CamelCloudEventID", message.getHeader("CamelQlaraWhatsAppEventId"));
    }

    @Test
    void theObjectIsTheEvent() throws Exception {
        Message message = received(asking("qlara-whatsapp:application-x-java-object"));

        assertThat(message.getBody()).isInstanceOf(WebhookEvent.class);
        assertThat((JsonNode) JSON.valueToTree(message.getBody(WebhookEvent.class).toMap())).isEqualTo(payload());
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Ciao", "[]" })
    void onlyAnEventCanBecomeTheObject(String body) throws Exception {
        Exchange exchange = camel.getEndpoint("direct:x").createExchange();
        exchange.getMessage().setBody(body);

        Transformer transformer = camel.getTransformerRegistry().resolveTransformer(new TransformerKey("qlara-whatsapp:application-x-java-object"));
        assertThatThrownBy(() -> transformer.transform(exchange.getMessage(), DataType.ANY, DataType.ANY)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Only a webhook event can become an object, but the body is of the class java.lang.String;"
                        + " transform it right after the consumer qlara-whatsapp:webhooks");
    }

    static Stream<String> formats() throws Exception {
        List<String> formats = new ArrayList<>();
        for (String kamelet : List.of("send-sink", "template-sink", "webhook-source", "delivery-status-action", "template-status-source")) {
            try (InputStream file = KameletDataTypesTest.class.getResourceAsStream("/kamelets/qlara-whatsapp-" + kamelet + ".kamelet.yaml")) {
                new ObjectMapper(new YAMLFactory()).readTree(file).path("spec").path("dataTypes").findValues("format")
                        .forEach(format -> formats.add(format.asText()));
            }
        }
        return formats.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDataTypeThatAKameletNamesExists(String format) {
        assertThat(camel.getTransformerRegistry().resolveTransformer(new TransformerKey(format))).isNotNull();
    }

    private static String asking(String format) {
        return "    dataTypes:\n      out:\n        format: \"" + format + "\"";
    }

    private Message received(String dataTypes) throws Exception {
        camel.getRegistry().bind("server", server);
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("pipe.yaml", PIPE.formatted(dataTypes)));
        camel.start();
        MockEndpoint sink = camel.getEndpoint("mock:sink", MockEndpoint.class);
        assertThat(server.receive(camel, WebhookCall.post(Payloads.INBOUND).with("X-Webhook-Token", "secret")).join().status()).isEqualTo(200);
        return sink.getExchanges().get(0).getMessage();
    }

    private static void assertIsTheJson(Message message) throws Exception {
        assertThat(JSON.readTree(message.getBody(String.class))).isEqualTo(payload());
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    private static JsonNode payload() throws Exception {
        return JSON.readTree(Payloads.INBOUND);
    }
}
