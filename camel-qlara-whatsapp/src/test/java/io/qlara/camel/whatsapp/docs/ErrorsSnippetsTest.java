/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.model.SendResponse;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/errors.md shows sets aside what is unclear, and keeps the order. ErrorsRedeliveryTest has what repeats. */
class ErrorsSnippetsTest extends SnippetTest {

    private static final Map<String, Object> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);

    @BeforeEach
    void addRoutesOfTheReader() throws Exception {
        MockRoutes.add(camel, "direct:reconcile", "direct:storeOrder");
    }

    @Test
    void anUnknownOutcomeIsSetAsideInYaml() throws Exception {
        assertSetsUnknownOutcomesAside(snippet("errors-unknown-yaml"));
    }

    @Test
    void anUnknownOutcomeIsSetAsideInJava() throws Exception {
        assertSetsUnknownOutcomesAside(snippet("errors-unknown-java"));
    }

    @Test
    @Tag("xml-dsl")
    void anUnknownOutcomeIsSetAsideInXml() throws Exception {
        assertSetsUnknownOutcomesAside(snippet("errors-unknown-xml"));
    }

    private void assertSetsUnknownOutcomesAside(Snippet snippet) throws Exception {
        load(snippet);
        service().failNext(1, 500, "{}", Map.of());
        service().failNext(1, 400, "{}", Map.of());

        send("direct:order", "Ciao", TO_CUSTOMER);
        Exchange refused = attempt("direct:order", "Ciao", TO_CUSTOMER);

        assertThat(refused.getException()).isInstanceOf(QlaraBadRequestException.class);
        MockRoutes.assertReceived(camel, "direct:reconcile", 1);
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
