/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the properties of a kamelet in a Pipe come to: exactly what its file says. */
@Tag("kamelet")
class KameletInPipeTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, String> REQUIRED = Map.of("templateName", "order_shipped", "templateLanguage", "it");

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    static Stream<Arguments> examplesOfTheKamelets() throws IOException {
        Stream.Builder<Arguments> examples = Stream.builder();
        for (String kamelet : new String[] { "send-sink", "template-sink", "webhook-source", "delivery-status-action" }) {
            try (InputStream file = KameletInPipeTest.class.getResourceAsStream("/kamelets/qlara-whatsapp-" + kamelet + ".kamelet.yaml")) {
                YAML.readTree(file).at("/spec/definition/properties").fields().forEachRemaining(property -> Stream
                        .concat(Stream.of(property.getValue().path("example"), property.getValue().path("default")),
                                Stream.of(property.getValue().path("enum")).flatMap(KameletInPipeTest::elements))
                        .map(JsonNode::asText).filter(value -> !value.isEmpty())
                        .forEach(value -> examples.add(arguments(kamelet, property.getKey(), value))));
            }
        }
        return examples.build();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, index -> index < array.size(), index -> index + 1).map(array::get);
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheKamelets")
    void everyValueThatTheKameletItselfShowsArrives(String kamelet, String property, String value) throws Exception {
        start(kamelet, Map.of(property, value));

        assertThat(optionOf(property)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a/b", "a#b", "a=b", "a&b", "a b", "a+b", "a%b", "a%2Bb", "a,b", "a?b", "a)b", "a&b=c#d/e f+g%h;i:j@k", "\u00e8\uD83D\uDC4B", "RAWa",
            "RAW(a+b%2B&c)" })
    void aValueArrivesAsItIsWritten(String value) throws Exception {
        start("webhook-source", Map.of("webhookUsername", value, "webhookPassword", value));

        String expected = value.startsWith("RAW(") ? value.substring(4, value.length() - 1) : value;
        assertThat(optionOf("webhookPassword")).isEqualTo(expected);
        assertThat(optionOf("webhookUsername")).isEqualTo(expected);
    }

    @Test
    void aPropertyOfTheApplicationIsFilledIn() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("events.token", "t+k/n%&x");
        camel.getPropertiesComponent().setInitialProperties(properties);

        start("webhook-source", Map.of("webhookToken", "{{events.token}}"));

        assertThat(optionOf("webhookToken")).isEqualTo("t+k/n%&x");
    }

    @Test
    void eachOfTwoPipesHasItsOwnProperties() throws Exception {
        load("first", "webhook-source", Map.of("path", "/a", "eventTypes", "READ,INBOUND"));
        load("second", "webhook-source", Map.of("path", "/b", "eventTypes", "DELIVERY,READ"));
        camel.start();

        assertThat(endpoints().map(endpoint -> option(endpoint, "path") + " " + option(endpoint, "eventTypes")))
                .containsExactlyInAnyOrder("/a READ,INBOUND", "/b DELIVERY,READ");
    }

    @Test
    @Tag("pipe-decoded-once")
    void aPipeTakesNothingFromARouteAndGivesItNothing() throws Exception {
        load("pipe", "webhook-source", Map.of("path", "/pipe", "webhookToken", "abc&def"));
        RouteBuilder.addRoutes(camel, builder -> builder.from("kamelet:qlara-whatsapp-webhook-source?path=/pipe&webhookToken=abc").to("log:out"));
        camel.start();

        assertThat(endpoints().map(endpoint -> option(endpoint, "webhookToken"))).containsExactlyInAnyOrder("abc&def", "abc");
    }

    @Test
    void aBeanAndASwitchArriveToo() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        camel.getRegistry().bind("seenEvents", repository);

        load("first", "webhook-source", Map.of("idempotentRepository", "#seenEvents", "ackMode", "onReceive"));
        load("second", "send-sink", Map.of("simulation", "true", "fallbackSms", "false", "bodyFormat", "json"));
        camel.start();

        assertThat(endpoints().map(endpoint -> option(endpoint, "idempotentRepository"))).contains(repository);
        assertThat(endpoints().map(endpoint -> option(endpoint, "simulation"))).contains(true);
        assertThat(endpoints().map(endpoint -> option(endpoint, "fallbackSms"))).contains(false);
    }

    private void start(String kamelet, Map<String, String> properties) throws Exception {
        load("pipe", kamelet, properties);
        camel.start();
    }

    @Test
    void twoKameletsInOnePipeThatIsLoadedLaterHaveTheirOwnProperties() throws Exception {
        prepare();
        camel.start();

        load("pipe", kamelet("webhook-source", Map.of("eventTypes", "READ,INBOUND")), kamelet("send-sink", Map.of("destination", "+393401234567")));

        assertThat(endpoints().map(endpoint -> option(endpoint, "eventTypes"))).contains("READ,INBOUND");
        assertThat(endpoints().map(endpoint -> option(endpoint, "destination"))).contains("+393401234567");
    }

    private void prepare() {
        camel.setAutoStartup(false);
        camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getConfiguration().setApiKey("key");
    }

    private void load(String name, String kamelet, Map<String, String> properties) throws Exception {
        prepare();
        boolean source = kamelet.endsWith("-source");
        load(name, source ? kamelet(kamelet, properties) : Map.of("uri", "direct:in"), source ? Map.of("uri", "log:out") : kamelet(kamelet, properties));
    }

    private static Map<String, Object> kamelet(String name, Map<String, String> given) {
        Map<String, String> properties = new LinkedHashMap<>(given);
        if (name.startsWith("template")) {
            REQUIRED.forEach(properties::putIfAbsent);
        }
        return Map.of("ref", Map.of("kind", "Kamelet", "apiVersion", "camel.apache.org/v1", "name", "qlara-whatsapp-" + name),
                "properties", properties);
    }

    private void load(String name, Map<String, ?> source, Map<String, ?> sink) throws Exception {
        Map<String, Object> pipe = Map.of("apiVersion", "camel.apache.org/v1", "kind", "Pipe", "metadata", Map.of("name", name),
                "spec", Map.of("source", source, "sink", sink));
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name + ".yaml", YAML.writeValueAsString(pipe)));
    }

    private Object optionOf(String name) {
        return option(endpoints().findFirst().orElseThrow(), name);
    }

    private Stream<QlaraWhatsAppEndpoint> endpoints() {
        return camel.getEndpoints().stream().filter(QlaraWhatsAppEndpoint.class::isInstance).map(QlaraWhatsAppEndpoint.class::cast);
    }

    private static Object option(QlaraWhatsAppEndpoint endpoint, String name) {
        return new QlaraWhatsAppEndpointConfigurer().getOptionValue(endpoint, name, true);
    }
}
