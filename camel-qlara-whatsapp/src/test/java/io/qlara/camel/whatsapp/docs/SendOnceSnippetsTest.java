/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.processor.PredicateValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.client.QlaraException;

import static io.qlara.camel.whatsapp.docs.Snippets.languagesOfThisCamel;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/delivery.md shows sends an order once, whatever fails, and finds after a crash what may not have left. */
class SendOnceSnippetsTest extends SnippetTest {

    private static final Map<String, Object> ORDER = order("A-1001");

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

    static Stream<Snippet> sendOnce() {
        return languagesOfThisCamel(snippet("delivery-once"), snippet("delivery-once-java"), snippet("delivery-once-xml"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatComesTwiceIsSentOnce(Snippet routes) throws Exception {
        load(routes);

        send("direct:orderShipped", "Ciao", ORDER);
        send("direct:orderShipped", "Ciao", ORDER);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatFailedForCertainIsSentWhenItComesAgain(Snippet routes) throws Exception {
        load(routes);
        service().failNext(1, 400, "{}", Map.of());

        Exchange failed = attempt("direct:orderShipped", "Ciao", ORDER);
        assertThat(failed.getException()).isInstanceOf(QlaraBadRequestException.class);
        send("direct:orderShipped", failed.getMessage().getBody(), ORDER);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatFailedForCertainGivesBackItsOwnKeyWhateverItsNumberIs(Snippet routes) throws Exception {
        load(routes);
        send("direct:orderShipped", "Ciao", order("A"));
        List<Object> refused = List.of("'A'", "\"A\"", "null", "true", "1", "#bean:a", "${body}", "A?(1)&b=%41", 1001, new BigDecimal("1E+3"), true);
        service().failNext(refused.size(), 400, "{}", Map.of());

        refused.forEach(number -> assertThat(attempt("direct:orderShipped", "Ciao", order(number)).getException()).as("%s", number)
                .isInstanceOf(QlaraBadRequestException.class));

        assertThat(database.rows("SELECT messageId FROM CAMEL_MESSAGEPROCESSED")).isEqualTo(List.of(Map.of("MESSAGEID", "A")));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatErrorHandlersRepeatIsSentOnceAndKeepsItsKey(Snippet routes) throws Exception {
        camel.getCamelContextExtension().setErrorHandlerFactory(new DefaultErrorHandlerBuilder().maximumRedeliveries(2).redeliveryDelay(0));
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {

            @Override
            public void configuration() {
                routeConfiguration().onException(QlaraException.class).onWhen(simple("${exception.outcomeUnknown} == false"))
                        .maximumRedeliveries(2).redeliveryDelay(0);
            }
        });
        load(routes);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller").to("direct:orderShipped"));
        service().failNext(1, 400, "{}", Map.of());

        send("direct:caller", "Ciao", ORDER);
        send("direct:caller", "Ciao", ORDER);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
        assertThat(database.rows("SELECT messageId FROM CAMEL_MESSAGEPROCESSED")).isEqualTo(List.of(Map.of("MESSAGEID", "A-1001")));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderWhoseKeyCanNotBeGivenBackIsSettledAndTheCallersErrorHandlerGetsItsFailure(Snippet routes) throws Exception {
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {

            @Override
            public void configuration() {
                routeConfiguration().interceptSendToEndpoint("qlara-whatsapp:send")
                        .process(exchange -> database.execute("ALTER TABLE CAMEL_MESSAGEPROCESSED RENAME TO OUT_OF_REACH"));
            }
        });
        load(routes);
        MockRoutes.add(camel, "direct:dead", "direct:settle");
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller").errorHandler(builder.deadLetterChannel("direct:dead"))
                .to("direct:orderShipped"));
        service().failNext(1, 400, "{}", Map.of());

        send("direct:caller", "Ciao", ORDER);

        MockRoutes.assertReceived(camel, "direct:dead", 1);
        MockRoutes.assertReceived(camel, "direct:settle", 1);
        assertThat(database.rows("SELECT messageId FROM OUT_OF_REACH")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void aCallerWhoseFailureIsToldByASendStillFails(Snippet routes) throws Exception {
        load(routes);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller").onException(IllegalStateException.class).to("direct:orderShipped").end()
                .throwException(IllegalStateException.class, "The caller's own step fails"));

        assertThat(attempt("direct:caller", "Ciao", ORDER).getException()).isInstanceOf(IllegalStateException.class);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderWhoseOutcomeIsUnknownIsNotSentWhenItComesAgain(Snippet routes) throws Exception {
        load(routes);
        MockRoutes.add(camel, "direct:settle");
        service().failNext(1, 500, "{}", Map.of());

        send("direct:orderShipped", "Ciao", ORDER);
        send("direct:orderShipped", "Ciao", ORDER);

        assertThat(arrivals()).isEmpty();
        MockRoutes.assertReceived(camel, "direct:settle", 1);
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatWasSentIsNotSentAgainAfterItsCallerFailed(Snippet routes) throws Exception {
        load(routes);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller").to("direct:orderShipped")
                .throwException(IllegalStateException.class, "The caller's own last step fails"));

        assertThat(attempt("direct:caller", "Ciao", ORDER).getException()).isInstanceOf(IllegalStateException.class);
        assertThat(attempt("direct:caller", "Ciao", ORDER).getException()).isInstanceOf(IllegalStateException.class);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatWasSentIsNotSentAgainAfterItsCallerHadCaughtAFailure(Snippet routes) throws Exception {
        load(routes);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller")
                .doTry().to("qlara-whatsapp:deliveryStatus").doCatch(QlaraException.class).to("direct:orderShipped"));
        answerQuestions(401);

        send("direct:caller", "A-1", ORDER);
        send("direct:caller", "A-1", ORDER);

        assertSent(Map.of("body", "A-1", "messageId", "A-1001"));
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderThatIsBeingSentAtAForcedShutdownKeepsItsKey(Snippet routes) throws Exception {
        load(routes);
        MockRoutes.add(camel, "direct:settle");
        service().delay(Duration.ofSeconds(30));
        camel.getShutdownStrategy().setTimeout(1);
        camel.createProducerTemplate().asyncRequestBodyAndHeaders("direct:orderShipped", "Ciao", ORDER);
        await().until(() -> SERVICE.journal().requests().containsKey("POST /api/message-server/whatsapp/send"));

        camel.stop();

        assertThat(database.rows("SELECT messageId FROM CAMEL_MESSAGEPROCESSED")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("sendOnce")
    void anOrderWhoseNumberCanNotBeAskedForIsRefusedAndKeepsNoKey(Snippet routes) throws Exception {
        load(routes);

        for (String number : List.of("", "  ", "..", "A,1", "A 1", "A-1\u3000", "\u2003", "A\t1", "x".repeat(101))) {
            assertThat(attempt("direct:orderShipped", "Ciao", order(number)).getException()).as(number).isInstanceOf(PredicateValidationException.class);
        }
        assertThat(attempt("direct:orderShipped", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER)).getException())
                .isInstanceOf(PredicateValidationException.class);

        assertThat(arrivals()).isEmpty();
        assertThat(database.rows("SELECT messageId FROM CAMEL_MESSAGEPROCESSED")).isEmpty();
    }

    @Test
    void anOrderOfUnknownOutcomeIsNotSentWhenItComesAgainAndTheServiceCanNotBeAsked() throws Exception {
        MockRoutes.add(camel, "direct:askStaff", "direct:sendAgain");
        load(snippet("delivery-settle"));
        load(snippet("delivery-once"));
        answerQuestions(401);
        service().loseAnswers(1);

        send("direct:orderShipped", "Ciao", ORDER);
        await().untilAsserted(() -> assertThat(SERVICE.journal().requests()).isEqualTo(Map.of("POST /api/message-server/whatsapp/send", 1,
                "GET /api/partner-gateway/v1/messages/status/A-1001", 1)));
        send("direct:orderShipped", "Ciao", ORDER);

        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
        MockRoutes.assertReceived(camel, "direct:askStaff", 0);
        MockRoutes.assertReceived(camel, "direct:sendAgain", 0);
    }

    @Test
    void afterACrashWhatTheServiceDoesNotKnowIsSettled() throws Exception {
        MockRoutes.add(camel, "direct:settle");
        load(snippet("delivery-once"));
        send("direct:orderShipped", "Ciao", ORDER);
        key("cut-short", "INTERVAL '1' HOUR");
        key("old", "INTERVAL '2' DAY");
        key("taken-before-the-timer", "INTERVAL '0' DAY");
        service().failNext(1, 500, "{}", Map.of());
        camel.getPropertiesComponent().addInitialProperty("crash.period", "100");

        load(snippet("delivery-crash"));
        await().untilAsserted(() -> assertThat(camel.createProducerTemplate().requestBody("language:simple:${variable.global:crashSettled}", "", String.class))
                .isEqualTo("true"));

        MockRoutes.assertReceived(camel, "direct:settle", 1);
        assertThat(MockRoutes.mock(camel, "direct:settle").getExchanges().get(0).getMessage().getHeader("CamelQlaraWhatsAppCustomMessageId"))
                .isEqualTo("cut-short");
        assertSent(Map.of("body", "Ciao", "messageId", "A-1001"));
    }

    private static Map<String, Object> order(Object number) {
        return Map.of("CamelQlaraWhatsAppDestination", CUSTOMER, "CamelQlaraWhatsAppCustomMessageId", number);
    }

    private void key(String id, String age) {
        database.execute("INSERT INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt) VALUES ('orders', '%s', CURRENT_TIMESTAMP - %s)"
                .formatted(id, age));
    }
}
