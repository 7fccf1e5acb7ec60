/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.model.DeliveryStatus;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/delivery.md shows asks, settles what is unclear, and fills gaps. */
class DeliverySnippetsTest extends SnippetTest {

    private static final Map<String, Object> ORDER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER,
            "CamelQlaraWhatsAppCustomMessageId", "A-1001");

    private final DocumentedDatabase database = new DocumentedDatabase();

    @BeforeEach
    void addWhatTheReaderHas() throws Exception {
        database.bindTo(camel);
        camel.getPropertiesComponent().addInitialProperty("settle.wait", "20");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void theStatusOfAMessageIsAsked() throws Exception {
        load(snippet("delivery-ask"));
        send("qlara-whatsapp:send", "Ciao", ORDER);
        service().deliveryStatus("A-1001", "EXPIRED");

        Exchange exchange = send("direct:whatBecameOf", "A-1001");

        assertThat(exchange.getMessage().getBody(DeliveryStatus.class).rank()).isEqualTo(20);
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("EXPIRED");
        assertThat(SERVICE.journal().requests()).containsKey("GET /api/partner-gateway/v1/messages/status/A-1001");
    }

    @Test
    void whatTheServiceKnowsIsNotSentAgain() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("settle.notFound", "direct:sendAgain");
        loadSettlement();
        service().loseAnswers(1);

        send("direct:orderPaid", "Ciao", ORDER);

        assertAskedOrSentAgain(0, 0);
        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @Test
    void whatIsNotFoundByAnIdThatIsNoTextIsForTheStaff() throws Exception {
        loadSettlement();
        service().failNext(1, 500, "{}", Map.of());
        UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");

        send("direct:orderPaid", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER, "CamelQlaraWhatsAppCustomMessageId", id));

        assertAskedOrSentAgain(1, 0);
        assertThat(SERVICE.journal().requests()).containsEntry("GET /api/partner-gateway/v1/messages/status/" + id, 2);
    }

    @Test
    void theCallerHearsNothingOfASettlementThatFails() throws Exception {
        loadSettlement();
        answerQuestions(401);
        service().loseAnswers(1);

        send("direct:orderPaid", "Ciao", ORDER);

        assertAskedOrSentAgain(0, 0);
        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @Test
    void staffIsAskedOnAnAccountThatKnowsNoMessage() throws Exception {
        loadSettlement();
        answerQuestions(404);
        service().loseAnswers(1);

        send("direct:orderPaid", "Ciao", ORDER);

        assertAskedOrSentAgain(1, 0);
        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @Test
    void whatWasNotFoundTwiceIsSentAgainWhereThatIsWanted() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("settle.notFound", "direct:sendAgain");
        loadSettlement();
        service().failNext(1, 500, "{}", Map.of());

        send("direct:orderPaid", "Ciao", ORDER);

        assertAskedOrSentAgain(0, 1);
        Exchange again = MockRoutes.mock(camel, "direct:sendAgain").getExchanges().get(0);
        assertThat(again.getMessage().getBody()).isEqualTo("Ciao");
        assertThat(again.getMessage().getHeaders()).containsAllEntriesOf(ORDER);
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of("POST /api/message-server/whatsapp/send", 1,
                "GET /api/partner-gateway/v1/messages/status/A-1001", 2));
    }

    @Test
    void aHigherLimitLetsMoreOrdersWait() throws Exception {
        camel.getExecutorServiceManager().getDefaultThreadPoolProfile().setMaxQueueSize(2_000);
        camel.getPropertiesComponent().addInitialProperty("settle.wait", "600000");
        camel.getShutdownStrategy().setTimeout(1);
        load(snippet("delivery-settle"));
        AsyncProducer producer = camel.getEndpoint("direct:settle").createAsyncProducer();
        producer.start();

        CompletableFuture<Void> givenAway = CompletableFuture.runAsync(() -> {
            for (int order = 0; order < 1_100; order++) {
                producer.process(producer.getEndpoint().createExchange(), done -> {
                });
            }
        });

        assertThat(givenAway).succeedsWithin(Duration.ofMinutes(1));
    }

    private void loadSettlement() throws Exception {
        MockRoutes.add(camel, "direct:askStaff", "direct:sendAgain");
        load(snippet("delivery-settle"));
        load(snippet("delivery-unknown"));
    }

    private void assertAskedOrSentAgain(int asked, int sent) {
        await().untilAsserted(() -> assertThat(SERVICE.journal().requests()).anySatisfy((request, times) -> assertThat(request).startsWith("GET ")));
        await().untilAsserted(() -> assertThat(camel.getInflightRepository().size()).isZero());
        MockRoutes.assertReceived(camel, "direct:askStaff", asked);
        MockRoutes.assertReceived(camel, "direct:sendAgain", sent);
    }

    @Test
    void gapsAreFilledAndNothingElseIsAsked() throws Exception {
        for (String id : List.of("late", "fresh", "old", "unheard", "done")) {
            send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER, "CamelQlaraWhatsAppCustomMessageId", id));
            service().deliveryStatus(id, "DELIVERED");
        }
        service().deliveryStatus("unheard", null);
        row("late", "SENT", 10, "INTERVAL '2' HOUR");
        row("unheard", "SENT", 10, "INTERVAL '2' HOUR");
        row("fresh", "SENT", 10, "INTERVAL '1' MINUTE");
        row("old", "SENT", 10, "INTERVAL '4' DAY");
        row("done", "READ", 40, "INTERVAL '2' HOUR");

        load(snippet("delivery-gaps"));

        await().untilAsserted(() -> assertThat(database.rows("SELECT id, status, status_rank FROM messages ORDER BY id"))
                .containsExactly(state("done", "READ", 40), state("fresh", "SENT", 10), state("late", "DELIVERED", 30), state("old", "SENT", 10),
                        state("unheard", "SENT", 10)));
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of("POST /api/message-server/whatsapp/send", 5,
                "GET /api/partner-gateway/v1/messages/status", 1));
    }

    @Test
    void aGapIsFilledThoughOlderOnesThanARunAsksForStayWithoutNews() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("gaps.period", "100");
        camel.getPropertiesComponent().addInitialProperty("gaps.rows", "2");
        send("qlara-whatsapp:send", "Ciao", ORDER);
        service().deliveryStatus("A-1001", "DELIVERED");
        row("unheard-1", "SENT", 10, "INTERVAL '3' HOUR");
        row("unheard-2", "SENT", 10, "INTERVAL '3' HOUR");
        row("A-1001", "SENT", 10, "INTERVAL '2' HOUR");

        load(snippet("delivery-gaps"));

        await().untilAsserted(() -> assertThat(database.rows("SELECT id, status, status_rank FROM messages ORDER BY id"))
                .containsExactly(state("A-1001", "DELIVERED", 30), state("unheard-1", "SENT", 10), state("unheard-2", "SENT", 10)));
    }

    private void row(String id, String status, int rank, String age) {
        database.execute("INSERT INTO messages (id, status, status_rank, changed) VALUES ('%s', '%s', %d, CURRENT_TIMESTAMP - %s)"
                .formatted(id, status, rank, age));
    }

    private static Map<String, Object> state(String id, String status, int rank) {
        return Map.of("ID", id, "STATUS", status, "STATUS_RANK", rank);
    }
}
