/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.crash.DurableQueue;
import io.qlara.camel.whatsapp.model.WebhookEvent;
import io.qlara.simulator.QlaraSimulatorExtension;
import io.qlara.simulator.SentMessage;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/conversations.md shows answers customers, and leaves in peace who said STOP. */
class ConversationsSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";
    private static final String OTHER = "+393407654321";
    private static final String BUSINESS = "+390200000101";

    @TempDir
    Path folder;

    private final DocumentedDatabase database = new DocumentedDatabase();
    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        start(new Properties());
    }

    private void start(Properties own) throws Exception {
        Properties properties = CamelWithSnippets.properties(snippet("webhooks-server"));
        properties.putAll(own);
        application = HttpApplication.start(SERVICE.get(), properties);
        database.bindTo(application.camel());
        MockRoutes.add(application.camel(), "direct:answerCustomer", "direct:answered", "direct:noAnswer");
        SERVICE.get().webhookUrl(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));
    }

    @AfterEach
    void stopApplication() {
        SERVICE.get().webhookUrl(null);
        application.close();
        database.close();
    }

    @Test
    void theChatbotOfThreeLinesAnswers() throws Exception {
        load(snippet("conversations-java"));

        write(CUSTOMER, "Hello");

        assertAnswered(Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "You wrote: Hello"));
    }

    @Test
    void theChatbotInYamlAnswers() throws Exception {
        load(snippet("conversations-yaml"));

        write(CUSTOMER, "{\"destination\":\"" + OTHER + "\"}");

        assertAnswered(Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "You wrote: {\"destination\":\"" + OTHER + "\"}"));
    }

    @Test
    void theChatbotAnswersOnceThoughTheOutcomeIsUnknown() throws Exception {
        load(snippet("conversations-yaml"));
        SERVICE.get().loseAnswers(1);

        assertThat(post("WHATSAPP", CUSTOMER, "Hello")).isEqualTo(200);

        assertAnswered(Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "You wrote: Hello"));
    }

    private static void assertAnswered(Map<String, Object> request) {
        await().untilAsserted(() -> assertThat(SERVICE.journal().messages()).extracting(SentMessage::request).containsExactly(request));
    }

    @ParameterizedTest
    @ValueSource(strings = { "STOP", " stop!", "Stop.\n", "*STOP*", "\u200e\u00a0Stop\ufeff", "\uD83D\uDED1 stop \u2764\ufe0f" })
    void whoWroteStopGetsNothingUntilStart(String stop) throws Exception {
        load(snippet("conversations-stop"));

        write(CUSTOMER, stop);
        assertAnswered(Map.of("destination", CUSTOMER, "phoneNumberId", "101",
                "body", "You get no more messages. Write START to get them again."));
        news(CUSTOMER);
        news(OTHER);
        assertThat(SERVICE.journal().messages()).extracting(SentMessage::destination).containsExactly(CUSTOMER, OTHER);

        write(CUSTOMER, "Start");
        await().untilAsserted(() -> assertThat(database.rows("SELECT messageId FROM CAMEL_MESSAGEPROCESSED")).isEmpty());
        news(CUSTOMER);
        assertThat(SERVICE.journal().messages()).extracting(SentMessage::destination).containsExactly(CUSTOMER, OTHER, CUSTOMER);
    }

    @Test
    void stopCountsWhereTheNumberIsWrittenWithBlanks() throws Exception {
        load(snippet("conversations-stop"));

        assertThat(post("SMS", CUSTOMER.replaceFirst("(...)(...)", "$1 $2 "), "STOP")).isEqualTo(200);
        news(CUSTOMER);

        assertThat(SERVICE.journal().messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "SMS", "sms", "Rcs", " sms " })
    void stopCountsOnEachChannelWithOrWithoutThePlus(String channel) throws Exception {
        load(snippet("conversations-stop"));

        assertThat(post(channel, CUSTOMER.substring(1), "STOP")).isEqualTo(200);
        news(CUSTOMER);

        assertThat(SERVICE.journal().messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Stop calling me a customer", "stop заказ не пришёл", "STOP 不要", "stopé", "stop 2", "1\ufe0f\u20e3 stop", "\u2139\ufe0f stop", "full stop" })
    void whatOnlyContainsStopIsAnswered(String text) throws Exception {
        load(snippet("conversations-stop"));

        write(CUSTOMER, text);

        MockRoutes.assertReceived(application.camel(), "direct:answerCustomer", 1);
        assertThat(SERVICE.journal().messages()).isEmpty();
    }

    private void news(String number) {
        assertThat(call("direct:news", "News", number).getException()).isNull();
    }

    @Test
    void oneConversationIsAnsweredInOrderWhileOthersDoNotWait() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        Set<String> busy = ConcurrentHashMap.newKeySet();
        CountDownLatch otherAnswered = new CountDownLatch(1);
        try (DurableQueue queue = new DurableQueue(folder)) {
            application.camel().addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(queue.connections()));
            RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:answer").process(exchange -> {
                String customer = exchange.getMessage().getHeader("CamelQlaraWhatsAppDestination", String.class);
                assertThat(busy.add(customer)).isTrue();
                if (customer.equals(OTHER)) {
                    otherAnswered.countDown();
                } else {
                    otherAnswered.await();
                }
                answered.add(customer + " " + exchange.getContext().resolveLanguage("simple").createExpression("${body.text}")
                        .evaluate(exchange, String.class));
                busy.remove(customer);
            }));
            load(snippet("conversations-queue"));
            // else the broker gives both customers to the first consumer that there is
            await().until(() -> queue.consumers("conversations") == 10);

            for (String text : List.of("1", "2", "3")) {
                write(CUSTOMER, text);
                await().until(() -> SERVICE.journal().callbackCount() == Integer.parseInt(text));
            }
            write(OTHER, "1");

            await().untilAsserted(() -> assertThat(answered).hasSize(4).contains(OTHER + " 1")
                    .containsSubsequence(CUSTOMER + " 1", CUSTOMER + " 2", CUSTOMER + " 3"));
            application.close();
        }
    }

    @Test
    void anAnswerThatFailsComesAgainBeforeTheCustomersNextMessage() throws Exception {
        List<String> tried = new CopyOnWriteArrayList<>();
        try (DurableQueue queue = new DurableQueue(folder)) {
            application.camel().addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(queue.connections()));
            CountDownLatch bothWritten = new CountDownLatch(1);
            RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:answer").process(exchange -> {
                bothWritten.await();
                tried.add(exchange.getMessage().getBody(WebhookEvent.class).text());
                if (tried.size() == 1) {
                    throw new IllegalStateException("The answer fails once");
                }
            }));
            load(snippet("conversations-queue"));

            for (String text : List.of("1", "2")) {
                write(CUSTOMER, text);
                await().until(() -> SERVICE.journal().callbackCount() == Integer.parseInt(text));
            }
            bothWritten.countDown();

            await().untilAsserted(() -> assertThat(tried).containsExactly("1", "1", "2"));
            application.close();
        }
    }

    @Test
    void anAnswerMeetsItsQuestion() throws Exception {
        load(snippet("conversations-question"));

        ask();
        assertAnswered(Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Order A-1001 comes tomorrow. Will you be at home?"));
        write(OTHER, "Hello");
        write(CUSTOMER, "Yes");

        assertThat(heard("direct:answered")).isEqualTo(List.of("A-1001", "Yes"));
        assertThat(heard("direct:answerCustomer")).isEqualTo(List.of("Hello"));
    }

    /** The headers of the customer's message are still there when the bot asks back. */
    @Test
    void aBotMayAskBack() throws Exception {
        load(snippet("conversations-question"));
        RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:bot")
                .setHeader("CamelQlaraWhatsAppDestination", builder.constant(CUSTOMER)).setHeader("orderNumber", builder.constant("A-1001"))
                .to("direct:ask"));
        MockRoutes.mock(application.camel(), "direct:answerCustomer").whenExchangeReceived(1,
                exchange -> application.camel().createProducerTemplate().send("direct:bot", exchange));

        write(CUSTOMER, "Hello");
        await().until(() -> SERVICE.journal().messages().size() == 1);
        write(CUSTOMER, "Yes");

        assertThat(heard("direct:answered")).isEqualTo(List.of("A-1001", "Yes"));
    }

    @Test
    void anAnswerFromANumberWithoutAPlusMeetsItsQuestion() throws Exception {
        load(snippet("conversations-question"));
        ask();

        post("SMS", CUSTOMER.substring(1), "Yes");

        assertThat(heard("direct:answered")).isEqualTo(List.of("A-1001", "Yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ", \"text\": \"\"" })
    void aPictureAnswersAQuestionWithoutText(String text) throws Exception {
        load(snippet("conversations-question"));
        ask();

        postEvent("""
                {"eventType":"INBOUND","messageId":"i-2","channel":"WHATSAPP","source":"%s","messageType":"IMAGE"%s}""".formatted(CUSTOMER, text));

        assertThat(heard("direct:answered")).isEqualTo(List.of("A-1001", "(no text)"));
    }

    @Test
    void nothingAnswersAQuestionThatWasNotSent() throws Exception {
        load(snippet("conversations-question"));
        SERVICE.get().failNextSends(1, 400, "{}", Map.of());

        assertThat(tryToAsk().getException()).isInstanceOf(QlaraBadRequestException.class);
        write(CUSTOMER, "Yes");

        assertThat(heard("direct:answerCustomer")).isEqualTo(List.of("Yes"));
    }

    @Test
    void aQuestionWithoutAnAnswerEnds() throws Exception {
        application.close();
        Properties deadline = new Properties();
        deadline.setProperty("answer.deadline", "100");
        start(deadline);
        load(snippet("conversations-question"));

        ask();

        assertThat(heard("direct:noAnswer")).isEqualTo(List.of("A-1001"));
    }

    private void ask() {
        assertThat(tryToAsk().getException()).isNull();
    }

    private Exchange tryToAsk() {
        return application.camel().createProducerTemplate().request("direct:ask", exchange -> {
            exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", CUSTOMER);
            exchange.getMessage().setHeader("orderNumber", "A-1001");
        });
    }

    private Object heard(String address) {
        MockRoutes.assertReceived(application.camel(), address, 1);
        return MockRoutes.mock(application.camel(), address).getExchanges().get(0).getMessage().getBody();
    }

    private Exchange call(String uri, String body, String destination) {
        return application.camel().createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", destination);
        });
    }

    /** Posts a customer's message and tells how it was answered. */
    private int post(String channel, String source, String text) throws Exception {
        return postEvent("""
                {"eventType":"INBOUND","messageId":"i-1","channel":"%s","source":"%s","destination":"%s","messageType":"TEXT","text":"%s"}"""
                .formatted(channel, source, BUSINESS, text));
    }

    private int postEvent(String event) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(URI.create(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY)))
                .POST(BodyPublishers.ofString(event)).build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode();
    }

    private static void write(String customer, String text) {
        SERVICE.get().inbound().from(customer).to(BUSINESS).text(text).post();
    }

    private void load(Snippet snippet) throws Exception {
        CamelWithSnippets.load(application.camel(), snippet);
    }
}
