/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The source that tells of templates, on an account whose list has two templates a page. */
@Tag("kamelet")
class TemplateStatusKameletTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.with(builder -> builder.largestPage(2));

    @RegisterExtension
    final RunningComponent running = RunningComponent.calling(SERVICE, "sender-1");
    private final CamelContext camel = running.camel();
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void aTemplateOfAnyPageComesOnce() throws Exception {
        List<String> created = IntStream.range(0, 5).mapToObj(number -> template("order_" + number) + " APPROVED").toList();

        listen();
        twoMoreLists();

        assertThat(states()).containsExactlyInAnyOrderElementsOf(created);
        assertThat(told).allSatisfy(exchange -> {
            assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(exchange.getVariables()).isEmpty();
        });
    }

    @Test
    void aServiceThatKnowsNoPagesIsAskedForASecondOneAtMost() throws Exception {
        SERVICE.get().wireMock().stubFor(any(anyUrl()).atPriority(1).willReturn(okJson("""
                [{"id": 1, "status": "APPROVED"}, {"id": 2, "status": "APPROVED"}, {"id": 3, "status": "APPROVED"}]""")));
        SERVICE.get().wireMock().stubFor(any(anyUrl()).withQueryParam("page", equalTo("1")).atPriority(1).willReturn(okJson("""
                [{"id": 3, "status": "APPROVED"}, {"id": 2, "status": "APPROVED"}, {"id": 1, "status": "APPROVED"}]""")));

        listen();
        twoMoreLists();

        SERVICE.get().wireMock().verify(0, getRequestedFor(urlPathMatching(".*")).withQueryParam("page", equalTo("2")));
        assertThat(states()).containsExactly("1 APPROVED", "2 APPROVED", "3 APPROVED");
    }

    @Test
    void aStatusThatReturnsComesAgain() throws Exception {
        String id = template("order_shipped");
        listen();
        awaitStates(id + " APPROVED");

        SERVICE.get().templateStatus(id, "PAUSED");
        awaitStates(id + " APPROVED", id + " PAUSED");
        SERVICE.get().templateStatus(id, "APPROVED");
        awaitStates(id + " APPROVED", id + " PAUSED", id + " APPROVED");
        SERVICE.get().templateStatus(id, "PAUSED");

        awaitStates(id + " APPROVED", id + " PAUSED", id + " APPROVED", id + " PAUSED");
    }

    @Test
    void whatTheRouteRefusesComesAgain() throws Exception {
        String id = template("order_shipped");
        refused.add(id + " APPROVED");

        listen();
        await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() > 1);
        refused.clear();
        await().atMost(30, TimeUnit.SECONDS).until(() -> taken.size() == 1);
        twoMoreLists();

        assertThat(taken).containsExactly(id + " APPROVED");
    }

    static Stream<Named<Consumer<RouteDefinition>>> endings() {
        return Stream.of(Named.of("stop", route -> route.stop()),
                Named.of("rollback only", route -> route.markRollbackOnly()),
                Named.of("a failure that is handled", route -> route.onException(IllegalStateException.class).handled(true).end()
                        .throwException(IllegalStateException.class, "the test refuses it")),
                Named.of("a dead letter channel", route -> route.errorHandler(new DeadLetterChannelBuilder("mock:dead"))
                        .throwException(IllegalStateException.class, "the test refuses it")));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whatTheRouteHasEndedByItselfDoesNotComeAgain(Consumer<RouteDefinition> ending) throws Exception {
        String id = template("order_shipped");
        RouteBuilder.addRoutes(camel, routes -> ending.accept(routes.from("kamelet:qlara-whatsapp-template-status-source?period=100")
                .process(exchange -> told.add(exchange.copy()))));

        twoMoreLists();

        assertThat(states()).containsExactly(id + " APPROVED");
    }

    @Test
    void whatTheRouteRefusesKeepsNoOtherFromComing() throws Exception {
        List<String> created = IntStream.range(0, 5).mapToObj(number -> template("order_" + number) + " APPROVED").toList();
        refused.addAll(created.subList(0, 2));

        listen();
        twoMoreLists();

        assertThat(taken).containsExactlyInAnyOrderElementsOf(created.subList(2, 5));
    }

    private static String template(String name) {
        String id = SERVICE.get().template(Map.of("name", name, "language", "en", "body", "Hi"));
        SERVICE.get().templateStatus(id, "APPROVED");
        return id;
    }

    private void listen() throws Exception {
        RouteBuilder.addRoutes(camel, routes -> routes.from("kamelet:qlara-whatsapp-template-status-source?period=100").process(exchange -> {
            told.add(exchange.copy());
            if (refused.contains(state(exchange))) {
                throw new IllegalStateException("the test refuses it");
            }
            taken.add(state(exchange));
        }));
    }

    /** The second list that begins after now has ended when a third has begun. */
    private void twoMoreLists() {
        int begun = firstPages();
        await().atMost(30, TimeUnit.SECONDS).until(() -> firstPages() >= begun + 3);
    }

    private static int firstPages() {
        return SERVICE.get().wireMock().findAll(getRequestedFor(anyUrl()).withQueryParam("page", equalTo("0"))).size();
    }

    private void awaitStates(String... states) {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(states()).containsExactly(states));
    }

    private List<String> states() {
        return told.stream().map(TemplateStatusKameletTest::state).toList();
    }

    private static String state(Exchange exchange) {
        try {
            JsonNode template = JSON.readTree(exchange.getMessage().getBody(String.class));
            return template.get("id").asText() + " " + template.get("status").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
