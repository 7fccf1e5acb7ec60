/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.PredicateValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.languagesOfThisCamel;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/delivery.md shows brings sends and events together in a database. */
class DeliveryEventsSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";

    private final DocumentedDatabase database = new DocumentedDatabase();
    private final Properties properties = new Properties();
    private Class<?> lines;
    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        properties.putAll(CamelWithSnippets.properties(snippet("webhooks-server")));
        lines = JavaSnippet.file(snippet("delivery-lines"), "io.shop.Lines");
        start();
    }

    private void start() throws Exception {
        application = HttpApplication.start(SERVICE.get(), properties);
        database.bindTo(application.camel());
        application.camel().getClassResolver().addClassLoader(lines.getClassLoader());
        MockRoutes.add(application.camel(), "direct:outcomeOfOrder");
    }

    @AfterEach
    void stopApplication() {
        SERVICE.get().webhookUrl(null);
        application.close();
        database.close();
    }

    @Test
    void theServicesEventsAreStoredWithTheSend() throws Exception {
        load(snippet("delivery-send"));
        load(snippet("delivery-events"));
        SERVICE.get().webhookUrl(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));

        order("direct:order", "A-1001");

        await().untilAsserted(() -> assertThat(row()).isEqualTo(state("DELIVERED", 30)));
        SERVICE.get().read(database.rows("SELECT message_id FROM messages").get(0).get("MESSAGE_ID").toString(), CUSTOMER);
        await().untilAsserted(() -> assertThat(row()).isEqualTo(state("READ", 40)));
    }

    @Test
    void statesNeverGoDown() throws Exception {
        load(snippet("delivery-send"));
        load(snippet("delivery-events"));
        order("direct:order", "A-1001");

        post("{\"eventType\":\"READ\",\"messageId\":\"%s\",\"channel\":\"WHATSAPP\"}".formatted(messageId()));
        post("{\"eventType\":\"DELIVERY\",\"customerMessageId\":\"A-1001\",\"messageId\":\"other\",\"statusCode\":3}");
        post("{\"eventType\":\"DELIVERY\",\"messageId\":\"%s\",\"status\":\"SENT\"}".formatted(messageId()));

        assertThat(row()).isEqualTo(state("READ", 40));
    }

    @Test
    void anOrderWhoseNumberCanNotBeAskedForIsNotKept() throws Exception {
        load(snippet("delivery-send"));

        Exchange refused = application.camel().createProducerTemplate().request("direct:order",
                exchange -> exchange.getMessage().setHeader("CamelQlaraWhatsAppCustomMessageId", ".."));

        assertThat(refused.getException()).isInstanceOf(PredicateValidationException.class);
        assertThat(database.rows("SELECT id FROM messages")).isEmpty();
    }

    static Stream<Snippet> durable() {
        return languagesOfThisCamel(snippet("delivery-durable"), snippet("delivery-durable-java"), snippet("delivery-durable-xml"));
    }

    @ParameterizedTest
    @MethodSource("durable")
    void anOutcomeIsKnownWhenTheEventComesAfterARestart(Snippet routes) throws Exception {
        load(routes);
        order("direct:orderWithOutcome", "A-1001");
        String id = messageId();

        restart(routes);
        post("{\"messageId\":\"%s\",\"status\":\"SENT\"}".formatted(id));
        post("{\"messageId\":\"%s\",\"status\":6}".formatted(id));

        assertThat(outcome()).isEqualTo("order=A-1001\nstatus=UNDELIVERABLE");
    }

    @ParameterizedTest
    @MethodSource("durable")
    void anOutcomeIsKnownWhenTheEventCameBeforeTheAnswer(Snippet routes) throws Exception {
        load(routes);
        SERVICE.get().failNext(1, 200, "{\"messageId\":\"early\",\"results\":[{\"accepted\":true}]}", Map.of());

        post("{\"messageId\":\"early\",\"status\":3}");
        restart(routes);
        order("direct:orderWithOutcome", "A-1001");

        assertThat(outcome()).isEqualTo("status=DELIVERED\norder=A-1001");
    }

    @ParameterizedTest
    @MethodSource("durable")
    void anOutcomeIsTheDeliveryByAFallbackAfterTheFailureOfWhatsApp(Snippet routes) throws Exception {
        properties.setProperty("outcome.rank", "30");
        restart(routes);
        SERVICE.get().failNext(1, 200, "{\"messageId\":\"m-1\",\"results\":[{\"accepted\":true}]}", Map.of());
        order("direct:orderWithOutcome", "A-1001");

        post("{\"messageId\":\"m-1\",\"channel\":\"WHATSAPP\",\"status\":6}");
        post("{\"messageId\":\"m-1\",\"channel\":\"SMS\",\"status\":3}");

        assertThat(outcome()).isEqualTo("order=A-1001\nstatus=DELIVERED");
    }

    @ParameterizedTest
    @MethodSource("durable")
    void theServiceIsAskedAtTheDeadline(Snippet routes) throws Exception {
        properties.setProperty("outcome.deadline", "100");
        application.close();
        start();
        load(routes);
        SERVICE.get().failNext(1, 200, "{\"messageId\":\"m-1\",\"results\":[{\"accepted\":true}]}", Map.of());
        SERVICE.get().deliveryStatus("m-1", "EXPIRED");

        post("{\"messageId\":\"of-nobody\",\"status\":3}");
        order("direct:orderWithOutcome", "A-1001");

        assertThat(outcome()).isEqualTo("order=A-1001\nstatus=EXPIRED");
        await().untilAsserted(() -> assertThat(database.rows("SELECT id FROM outcomes UNION SELECT id FROM outcomes_completed")).isEmpty());
        MockRoutes.assertReceived(application.camel(), "direct:outcomeOfOrder", 1);
    }

    private String outcome() {
        MockRoutes.assertReceived(application.camel(), "direct:outcomeOfOrder", 1);
        return MockRoutes.mock(application.camel(), "direct:outcomeOfOrder").getExchanges().get(0).getMessage().getBody(String.class);
    }

    private void restart(Snippet routes) throws Exception {
        application.close();
        start();
        load(routes);
    }

    private void load(Snippet snippet) throws Exception {
        CamelWithSnippets.load(application.camel(), snippet);
    }

    private void order(String uri, String number) {
        Exchange exchange = application.camel().createProducerTemplate().request(uri, order -> {
            order.getMessage().setBody("Ciao");
            order.getMessage().setHeaders(new HashMap<>(Map.of("CamelQlaraWhatsAppDestination", CUSTOMER,
                    "CamelQlaraWhatsAppCustomMessageId", number, "orderNumber", number)));
        });
        assertThat(exchange.getException()).isNull();
    }

    private static String messageId() {
        return SERVICE.journal().messages().get(0).messageId();
    }

    private Map<String, Object> row() {
        return database.rows("SELECT id, status, status_rank FROM messages").get(0);
    }

    private static Map<String, Object> state(String status, int rank) {
        return Map.of("ID", "A-1001", "STATUS", status, "STATUS_RANK", rank);
    }

    private void post(String event) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(URI.create(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY)))
                .POST(BodyPublishers.ofString(event)).build();
        assertThat(HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
