/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.Template;
import io.qlara.simulator.Documents;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/templates.md and docs/phone-numbers.md show. */
class ManagementSnippetsTest extends SnippetTest {

    private static final String TEMPLATES = "/api/message-server/whatsapp/templates";

    @Test
    void templatesAreListedByTheirStatus() throws Exception {
        load(snippet("templates-list"));

        Exchange exchange = send("direct:approvedTemplates", null);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(List.class);
        service().wireMock().verify(getRequestedFor(urlPathEqualTo(TEMPLATES)).withQueryParam("status", equalTo("APPROVED"))
                .withQueryParam("limit", equalTo("50")));
    }

    @Test
    void aTemplateIsCreated() throws Exception {
        load(snippet("templates-create"));

        Template created = send("direct:createTemplate", null).getMessage().getBody(Template.class);

        assertThat(created.id()).isNotBlank();
        assertThat(created.name()).isEqualTo("order_shipped");
        assertThat(created.additionalFields()).containsEntry("components",
                List.of(Map.of("type", "BODY", "text", "Your order {{1}} is on its way.")));
    }

    @Test
    void aTemplateIsReadChangedAndDeleted() throws Exception {
        service().documents(Documents.LATER);
        load(snippet("templates-create"));
        load(snippet("templates-update"));
        String id = send("direct:createTemplate", null).getMessage().getBody(Template.class).id();
        Map<String, String> ofTemplate = Map.of("CamelQlaraWhatsAppTemplateId", id);

        Template changed = send("direct:recategorize", null, ofTemplate).getMessage().getBody(Template.class);
        send("direct:removeTemplate", null, ofTemplate);

        assertThat(changed.category()).isEqualTo("MARKETING");
        assertThat(attempt("direct:removeTemplate", null, ofTemplate).getException()).isInstanceOf(QlaraNotFoundException.class);
    }

    @Test
    void phoneNumbersAreListed() throws Exception {
        load(snippet("phone-numbers-list"));

        List<?> numbers = send("direct:senders", null).getMessage().getBody(List.class);

        assertThat(numbers).hasSize(2).allSatisfy(number -> assertThat(number).isInstanceOf(PhoneNumber.class));
    }

    @Test
    void aPhoneNumberIsRead() throws Exception {
        PhoneNumber number = (PhoneNumber) run(snippet("phone-numbers-get"), "number");

        assertThat(number.displayName()).isEqualTo("Qlara Shop");
    }
}
