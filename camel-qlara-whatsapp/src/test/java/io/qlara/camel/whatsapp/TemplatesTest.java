/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.CharBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.Template;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTest extends SimulatedServiceTest {

    private static final String TEMPLATES = "/api/message-server/whatsapp/templates";

    @Test
    void aTemplateLivesFromCreationToDeletion() {
        Map<String, Object> fields = Map.of("name", "order_shipped", "language", "it", "category", "UTILITY", "body", "Ciao {{1}}");

        Template created = call("qlara-whatsapp:templates?operation=create", fields, Map.of()).getMessage().getBody(Template.class);
        Map<String, Object> id = Map.of("CamelQlaraWhatsAppTemplateId", created.id());
        Template read = call("qlara-whatsapp:templates?operation=get", null, id).getMessage().getBody(Template.class);
        Template updated = call("qlara-whatsapp:templates?operation=update", "{\"body\":\"Salve {{1}}\"}", id).getMessage().getBody(Template.class);
        List<?> listed = call("qlara-whatsapp:templates", null, Map.of()).getMessage().getBody(List.class);
        Exchange deleted = call("qlara-whatsapp:templates?operation=delete", "body before", id);
        Exchange gone = call("qlara-whatsapp:templates?operation=get", null, id);

        assertThat(created.name()).isEqualTo("order_shipped");
        assertThat(read.additionalFields()).containsEntry("body", "Ciao {{1}}");
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(listed).singleElement().isInstanceOf(Template.class);
        assertThat(deleted.getException()).isNull();
        assertThat(deleted.getMessage().getBody()).isNull();
        assertThat(gone.getException()).isInstanceOfSatisfying(QlaraNotFoundException.class,
                failure -> assertThat(failure.getHttpStatus()).isEqualTo(404));
    }

    @Test
    void theHeaderNamesTheOperationBeforeTheOption() {
        Exchange exchange = call("qlara-whatsapp:templates?operation=delete&templateId=7", null,
                Map.of("CamelQlaraWhatsAppOperation", "list"));

        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppHttpStatus")).isEqualTo(200);
    }

    @Test
    void anUnknownOperationIsRefused() {
        assertThat(refused("qlara-whatsapp:templates", null, Map.of("CamelQlaraWhatsAppOperation", "destroy")))
                .hasMessageContaining("list, get, create, update, delete");
    }

    static Stream<Object> bodies() throws Exception {
        String json = "{\"name\":\"t\",\"lang\":\"it\"}";
        return Stream.of(json, json.getBytes(), new ObjectMapper().readTree(json), Map.of("name", "t", "lang", "it"),
                Template.of(Map.of("name", "t", "lang", "it")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aTemplateIsCreatedFromTextMapTreeAndModel(Object body) throws Exception {
        stub(anyCall().willReturn(okJson("{\"id\":42,\"name\":\"t\"}")));

        Template created = call("qlara-whatsapp:templates?operation=create", body, Map.of()).getMessage().getBody(Template.class);

        assertThat(created.id()).isEqualTo("42");
        String sent = SERVICE.get().wireMock().getAllServeEvents().get(0).getRequest().getBodyAsString();
        assertThat(new ObjectMapper().readValue(sent, Map.class)).isEqualTo(Map.of("name", "t", "lang", "it"));
    }

    static Stream<Object> wrongBodies() {
        return Stream.of("", "not json", "[]", new Object(), PhoneNumber.of(Map.of("id", "p")));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void aBodyThatIsNoTemplateIsRefused(Object body) {
        assertThat(refused("qlara-whatsapp:templates?operation=create", body, Map.of())).hasMessageContaining("body: ");
    }

    @Test
    void filtersComeFromHeadersBeforeOptions() {
        call("qlara-whatsapp:templates?status=PENDING&limit=5&page=1&phoneNumberId=p1", null,
                Map.of("CamelQlaraWhatsAppStatus", "APPROVED", "CamelQlaraWhatsAppLimit", "10"));

        SERVICE.get().wireMock().verify(1, getRequestedFor(urlPathEqualTo(TEMPLATES)).withQueryParam("status", equalTo("APPROVED"))
                .withQueryParam("limit", equalTo("10")).withQueryParam("page", equalTo("1"))
                .withQueryParam("phoneNumberId", equalTo("p1")));
    }

    @Test
    void thePhoneNumberIdOfTheComponentIsNoFilter() {
        call("qlara-whatsapp:templates", null, Map.of());

        SERVICE.get().wireMock().verify(1, getRequestedFor(urlEqualTo(TEMPLATES)));
    }

    @Test
    void thePhoneNumberIdGoesAlongOnCreation() {
        call("qlara-whatsapp:templates?operation=create", Map.of("name", "t", "language", "it"),
                Map.of("CamelQlaraWhatsAppPhoneNumberId", 5));

        SERVICE.get().wireMock().verify(1, postRequestedFor(urlEqualTo(TEMPLATES + "?phoneNumberId=5")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CamelQlaraWhatsAppLimit", "CamelQlaraWhatsAppPage" })
    void aNumberThatIsNoneIsRefused(String header) {
        assertThat(refused("qlara-whatsapp:templates", null, Map.of(header, "many"))).hasMessageContaining(header + ": must be a whole number");
        assertThat(refused("qlara-whatsapp:templates", null, Map.of(header, -1))).hasMessageContaining(header + ": must be at least");
        assertThat(refused("qlara-whatsapp:templates?limit=-1", null, Map.of())).hasMessageContaining(" limit: must be at least");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", ".." })
    void anIdThatWouldLeadElsewhereIsRefused(String id) {
        assertThat(refused("qlara-whatsapp:templates?operation=get", null, Map.of("CamelQlaraWhatsAppTemplateId", id)))
                .hasMessageContaining("id: must be given");
    }

    @Test
    void anIdWithALineBreakMakesNoSecondLineOfTheMessage() {
        Exception failure = call("qlara-whatsapp:templates?operation=get", null, Map.of("CamelQlaraWhatsAppTemplateId", "a\nb")).getException();

        assertThat(failure).isInstanceOf(QlaraNotFoundException.class);
        assertThat(failure.getMessage()).doesNotContain("\n");
    }

    @Test
    void aMissingIdIsRefused() {
        assertThat(refused("qlara-whatsapp:templates?operation=delete", null, Map.of())).hasMessageContaining("id: must be given");
    }

    @Test
    void anIdIsEscapedInThePath() {
        stub(anyCall().willReturn(okJson("{}")));

        call("qlara-whatsapp:templates?operation=get", null, Map.of("CamelQlaraWhatsAppTemplateId", "../send?a=b#c/d e%2F"));

        assertThat(SERVICE.get().wireMock().getAllServeEvents().get(0).getRequest().getUrl())
                .isEqualTo(TEMPLATES + "/..%2Fsend%3Fa%3Db%23c%2Fd%20e%252F");
    }

    @Test
    void aFilterIsEscapedInTheQuery() {
        call("qlara-whatsapp:templates", null, Map.of("CamelQlaraWhatsAppStatus", "A&B=C D+\u00e8"));

        SERVICE.get().wireMock().verify(1, getRequestedFor(urlPathEqualTo(TEMPLATES)).withQueryParam("status", equalTo("A&B=C D+\u00e8"))
                .withQueryParam("B", absent()));
    }

    @Test
    void anUpdateIsAPutByDefaultAndAPatchOnDemand() {
        stub(anyCall().willReturn(okJson("{}")));

        call("qlara-whatsapp:templates?operation=update&templateId=7", "{}", Map.of());
        call("qlara-whatsapp:templates?operation=update&templateId=7&templateUpdateMethod=PATCH", "{}", Map.of());

        SERVICE.get().wireMock().verify(1, putRequestedFor(urlEqualTo(TEMPLATES + "/7")));
        SERVICE.get().wireMock().verify(1, patchRequestedFor(urlEqualTo(TEMPLATES + "/7")));
    }

    @Test
    void anUpdateThatIsAnsweredWithoutABodyGivesATemplateWithItsId() {
        stub(anyCall().willReturn(noContent()));

        assertThat(call("qlara-whatsapp:templates?operation=update&templateId=7", "{}", Map.of()).getMessage().getBody())
                .isEqualTo(Template.withId("7"));
    }

    @Test
    void aCreationThatIsAnsweredWithoutABodyGivesTheIdOfItsLocation() {
        stub(anyCall().willReturn(created().withHeader("Location", TEMPLATES + "/99")));

        assertThat(call("qlara-whatsapp:templates?operation=create", "{}", Map.of()).getMessage().getBody())
                .isEqualTo(Template.withId("99"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://[", "", "mailto:somebody" })
    void aLocationThatNamesNoPathGivesNoId(String location) {
        stub(anyCall().willReturn(created().withHeader("Location", location)));

        assertThat(call("qlara-whatsapp:templates?operation=create", "{}", Map.of()).getMessage().getBody(Template.class).id()).isNull();
    }

    @Test
    void deletionIgnoresWhatTheAnswerHolds() {
        stub(delete(urlEqualTo(TEMPLATES + "/7")).willReturn(okJson("{\"deleted\":true}")));

        Exchange exchange = call("qlara-whatsapp:templates?operation=delete&templateId=7", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "[{\"id\":1,\"name\":\"a\",\"x\":1}]", "{\"data\":[{\"id\":\"1\",\"name\":\"a\",\"x\":1}],\"total\":1}",
            "{\"templates\":[{\"id\":\"1\",\"name\":\"a\",\"x\":1}]}" })
    void everyEnvelopeOfAListIsRead(String json) {
        stub(anyCall().willReturn(okJson(json)));

        assertThat(call("qlara-whatsapp:templates", null, Map.of()).getMessage().getBody())
                .isEqualTo(List.of(new Template("1", "a", null, null, null, Map.of("x", 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "7", "[7]", "{\"data\":{}}", "<html/>" })
    void aListThatIsNoneIsAnExceptionWhoseOutcomeIsKnown(String json) {
        stub(anyCall().willReturn(okJson(json)));

        assertThat(call("qlara-whatsapp:templates", null, Map.of()).getException()).isInstanceOfSatisfying(
                QlaraTransportException.class, failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(refused("qlara-whatsapp:templates?operation=update", null, Map.of()).getErrors())
                .hasSize(2).anyMatch(error -> error.startsWith("id: ")).anyMatch(error -> error.startsWith("body: "));
        assertThat(refused("qlara-whatsapp:templates", null, Map.of("CamelQlaraWhatsAppLimit", "x", "CamelQlaraWhatsAppPage", -1)).getErrors())
                .hasSize(2);
    }

    @Test
    void aBlankFilterIsNone() {
        call("qlara-whatsapp:templates?status=&phoneNumberId=", null, Map.of());

        SERVICE.get().wireMock().verify(1, getRequestedFor(urlEqualTo(TEMPLATES)));
    }

    @Test
    void aTextInAMapThatIsNoStringIsStillAText() {
        stub(anyCall().willReturn(okJson("{}")));

        call("qlara-whatsapp:templates?operation=create", Map.of("name", CharBuffer.wrap("welcome")), Map.of());

        SERVICE.get().wireMock().verify(1, postRequestedFor(urlEqualTo(TEMPLATES)).withRequestBody(equalToJson("{\"name\":\"welcome\"}")));
    }

    @Test
    void aCreationThatIsAnsweredWithNeitherBodyNorLocationGivesNoId() {
        stub(anyCall().willReturn(created()));

        assertThat(call("qlara-whatsapp:templates?operation=create", "{}", Map.of()).getMessage().getBody(Template.class).id()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"id\":7,\"name\":\"t\",\"lang\":\"it\"}", "{\"data\":{\"id\":7,\"name\":\"t\",\"lang\":\"it\"}}",
            "{\"template\":{\"id\":7,\"name\":\"t\",\"lang\":\"it\"}}", "[{\"id\":7,\"name\":\"t\",\"lang\":\"it\"}]",
            "{\"data\":[{\"id\":7,\"name\":\"t\",\"lang\":\"it\"}]}" })
    void everyEnvelopeOfOneTemplateIsRead(String json) {
        stub(anyCall().willReturn(okJson(json)));

        Template template = call("qlara-whatsapp:templates?operation=get&templateId=7", null, Map.of()).getMessage().getBody(Template.class);

        assertThat(template.id()).isEqualTo("7");
        assertThat(template.name()).isEqualTo("t");
        assertThat(template.language()).isEqualTo("it");
    }

    @Test
    void aTemplateThatWasReadIsWrittenAsItWasRead() {
        stub(anyCall().willReturn(okJson("{\"id\":7,\"name\":\"t\",\"lang\":\"it\",\"components\":[{\"type\":\"BODY\"}]}")));

        Template template = call("qlara-whatsapp:templates?operation=get&templateId=7", null, Map.of()).getMessage().getBody(Template.class);

        assertThat(template.toMap()).isEqualTo(Map.of("id", 7, "name", "t", "lang", "it", "components", List.of(Map.of("type", "BODY"))));
    }

    @Test
    void anUpdateThatIsAnsweredWithoutAnIdKeepsTheIdOfTheCall() {
        stub(anyCall().willReturn(okJson("{\"status\":\"PENDING\"}")));

        Template template = call("qlara-whatsapp:templates?operation=update&templateId=7", "{}", Map.of()).getMessage().getBody(Template.class);

        assertThat(template).isEqualTo(new Template("7", null, null, null, "PENDING", Map.of()));
    }

    @Test
    void anUpdateWithoutAnIdTakesThatOfItsBody() {
        stub(anyCall().willReturn(okJson("{}")));

        Exchange exchange = call("qlara-whatsapp:templates?operation=update", Map.of("id", 7, "name", "t"), Map.of());

        assertThat(exchange.getException()).isNull();
        SERVICE.get().wireMock().verify(putRequestedFor(urlEqualTo("/api/message-server/whatsapp/templates/7")));
    }

    @Test
    void aSuccessConsumesEveryHeaderThatTemplatesRead() {
        stub(anyCall().willReturn(okJson("[]")));
        Map<String, Object> headers = Map.of("CamelQlaraWhatsAppOperation", "list", "CamelQlaraWhatsAppTemplateId", "7",
                "CamelQlaraWhatsAppPhoneNumberId", "5", "CamelQlaraWhatsAppStatus", "APPROVED", "CamelQlaraWhatsAppLimit", 1,
                "CamelQlaraWhatsAppPage", 0, "mine", "stays");

        Exchange exchange = call("qlara-whatsapp:templates", null, headers);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("mine", "stays", "CamelQlaraWhatsAppHttpStatus", 200));
    }

    @Test
    void theOperationOfOneCallDoesNotReachTheNextOne() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two").to("qlara-whatsapp:templates").to("qlara-whatsapp:templates?operation=list");
            }
        });

        Exchange exchange = call("direct:two", Map.of("name", "t", "language", "it"), Map.of("CamelQlaraWhatsAppOperation", "create"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(List.class);
        SERVICE.get().wireMock().verify(1, postRequestedFor(anyUrl()));
    }
}
