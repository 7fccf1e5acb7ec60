/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.model.SendResponse;

import static io.qlara.camel.whatsapp.docs.Snippets.languagesOfThisCamel;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/errors.md shows sets aside what is unclear, and keeps the order. ErrorsRedeliveryTest has what repeats. */
class ErrorsSnippetsTest extends SnippetTest {

    private static final Map<String, Object> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);

    @BeforeEach
    void addRoutesOfTheReader() throws Exception {
        MockRoutes.add(camel, "direct:reconcile", "direct:storeOrder");
    }

    static Stream<Snippet> recipes() {
        return languagesOfThisCamel(snippet("errors-unknown-yaml"), snippet("errors-unknown-java"), snippet("errors-unknown-xml"),
                snippet("errors-redelivery-yaml"), snippet("errors-redelivery"), snippet("errors-redelivery-xml"));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void anUnknownOutcomeIsSetAside(Snippet recipe) throws Exception {
        load(recipe);
        service().failNext(1, 500, "{}", Map.of());
        service().failNext(1, 400, "{}", Map.of());

        send("direct:order", "Ciao", TO_CUSTOMER);
        Exchange refused = attempt("direct:order", "Ciao", TO_CUSTOMER);

        assertThat(refused.getException()).isInstanceOf(QlaraBadRequestException.class);
        MockRoutes.assertReceived(camel, "direct:reconcile", 1);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aFailureOfWhatReconcilesDoesNotReachACallerWhoWouldSendAgain(Snippet recipe) throws Exception {
        MockRoutes.mock(camel, "direct:reconcile").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("The database is away");
        });
        load(recipe);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:caller").errorHandler(builder.defaultErrorHandler().maximumRedeliveries(2)
                .redeliveryDelay(0)).to("direct:order"));
        service().loseAnswers(1);

        send("direct:caller", "Ciao", TO_CUSTOMER);

        MockRoutes.assertReceived(camel, "direct:reconcile", 1);
        assertSent(Map.of("body", "Ciao"));
    }

    @Test
    void theReasonsAreLogged() throws Exception {
        load(snippet("errors-reason"));
        List<String> logged = new CopyOnWriteArrayList<>();
        camel.getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            logged.add(message);
            return message;
        });
        service().failNext(1, 200, "{\"messageId\":\"m\",\"results\":[{\"accepted\":false,\"reasons\":[\"The destination was rejected\"]}]}",
                Map.of());
        send("direct:order", "Ciao", TO_CUSTOMER);
        service().failNext(1, 400, "{\"message\":\"no such sender\"}", Map.of());

        attempt("direct:order", "Ciao", TO_CUSTOMER);

        assertThat(logged).containsExactly("Not accepted: [The destination was rejected]", "Answered 400: {\"message\":\"no such sender\"}");
    }

    @Test
    void theOrderStaysTheBodyAndTheAnswerIsInAVariable() throws Exception {
        load(snippet("errors-keep-order"));
        Map<String, Object> headers = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER,
                "CamelQlaraWhatsAppTemplateName", "order_shipped", "CamelQlaraWhatsAppTemplateLanguage", "en");

        Exchange exchange = send("direct:notify", "the order", headers);

        assertThat(exchange.getMessage().getBody()).isEqualTo("the order");
        assertThat(exchange.getMessage().getHeaders()).containsKey("CamelQlaraWhatsAppTemplateName")
                .doesNotContainKey("CamelQlaraWhatsAppMessageId");
        assertThat(exchange.getVariable("answer", SendResponse.class).isAccepted()).isTrue();
        assertThat(camel.resolveLanguage("simple").createExpression("${variable.answer.messageId}").evaluate(exchange, String.class))
                .startsWith("wamid.");
    }
}
