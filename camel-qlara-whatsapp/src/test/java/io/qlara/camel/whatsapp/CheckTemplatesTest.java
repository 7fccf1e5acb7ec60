/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.api.TemplateCheck;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Templates that are looked up before their message leaves. */
class CheckTemplatesTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String SHIPPED = """
            {"id":42,"name":"shipped","language":"it","status":"APPROVED","components":[{"type":"HEADER","format":"TEXT","text":"Ciao {{1}}"},
             {"type":"BODY","text":"Order {{1}} of {{2}}, {{1}} again","example":{"body_text":[["{{9}}"]]}},{"type":"FOOTER","text":"Bye"},
             {"type":"BUTTONS","buttons":[{"type":"URL","text":"Track","url":"https://a.example/{{1}}"},{"type":"QUICK_REPLY","text":"Stop"}]}]}""";
    private static final String NAMED = """
            {"id":43,"name":"named","language":"it","status":"APPROVED","components":[{"type":"BODY","text":"{first} {last}, {shortLinkT1}"}]}""";
    private static final String PAUSED = "{\"id\":44,\"name\":\"paused\",\"language\":\"it\",\"status\":\"PAUSED\"}";

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.of(TemplateCheck.class);

    @BeforeEach
    void answer() {
        component.setCheckTemplates(CheckTemplates.fail);
        stub(WireMock.post(WireMock.anyUrl()).willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
        list(SHIPPED, NAMED, PAUSED);
    }

    private static void list(String... templates) {
        stub(get(urlPathMatching(".*/templates")).willReturn(okJson("{\"data\":[" + String.join(",", templates) + "]}")));
    }

    @ParameterizedTest
    @MethodSource
    void aMessageWithWhatItsTemplateNeedsIsSent(String options, Object body, Map<String, Object> headers) {
        assertThat(call(URI + options, body, headers).getException()).isNull();
    }

    static List<Object[]> aMessageWithWhatItsTemplateNeedsIsSent() {
        String parameters = "CamelQlaraWhatsAppTemplateParameters";
        List<String> four = List.of("Anna", "7", "8", "x");
        return List.of(new Object[] { "&templateName=shipped&templateLanguage=it", null, Map.of(parameters, four) },
                new Object[] { "&templateId=42", null, Map.of(parameters, List.of("four    spaces", "7", "8", "x")) },
                new Object[] { "&templateId=43&placeholder.first=Anna&placeholder.last=Rossi&placeholder.shortLinkT1=https://a.example", null, Map.of() },
                new Object[] { "", Map.of("template", Map.of("id", 43), "placeholders", Map.of("first", "a", "last", "b")), Map.of() },
                new Object[] { "", Map.of("template", Map.of("name", "shipped", "language", "it", "components", List.of())), Map.of() },
                new Object[] { "", Map.of("template", Map.of("other", "shape")), Map.of() }, new Object[] { "", "a text", Map.of() });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsWrongRefusesTheMessage(String options, Object body, List<String> parameters, String finding) {
        Map<String, Object> headers = parameters == null ? Map.of() : Map.of("CamelQlaraWhatsAppTemplateParameters", parameters);

        Exchange exchange = call(URI + options, body, headers);

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraValidationException.class,
                refused -> assertThat(refused.getErrors()).containsExactly(finding));
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    static List<Object[]> whatIsWrongRefusesTheMessage() {
        String shipped = "&templateName=shipped&templateLanguage=it";
        return List.of(
                new Object[] { "&templateName=shipped&templateLanguage=en", null, List.of("a", "b", "c", "d"),
                        "template: the account does not have the template shipped in en; under that name there is it (APPROVED)" },
                new Object[] { "&templateId=7", null, null, "template: the account does not have the template with the id 7" },
                new Object[] { "&templateName=missing&templateLanguage=it", null, null,
                        "template: the account does not have the template missing in it, nor any other one of that name" },
                new Object[] { "&templateName=paused&templateLanguage=it", null, null,
                        "template: the template paused in it is PAUSED; only an APPROVED one can be sent" },
                new Object[] { shipped, null, List.of("a", "b"),
                        "template: the template shipped in it needs 4 values in header, body and buttons, but the message gives 2" },
                new Object[] { "&templateId=43&placeholder.first=Anna", null, null,
                        "template: the template with the id 43 needs 2 values in header, body and buttons, but the message gives 1" },
                new Object[] { "", Map.of("template", Map.of("name", "shipped", "language", "it", "parameters", List.of("a"))), null,
                        "template: the template shipped in it needs 4 values in header, body and buttons, but the message gives 1" },
                new Object[] { "", Map.of("template", JsonNodeFactory.instance.objectNode().put("id", 43)), null,
                        "template: the template with the id 43 needs 2 values in header, body and buttons, but the message gives 0" },
                new Object[] { shipped, null, List.of("a", " ", "c", "d"), "template.parameters[2]: is empty, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b\nb", "c", "d"),
                        "template.parameters[2]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b", "c     c", "d"),
                        "template.parameters[3]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { shipped, null, List.of("a", "b", "c", "d\td"),
                        "template.parameters[4]: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" },
                new Object[] { "&templateId=43&placeholder.first=Anna&placeholder.last=R%09ossi", null, null,
                        "placeholders.last: holds a line break, a tab or more than four spaces in a row, which WhatsApp refuses" });
    }

    @Test
    void byDefaultNoTemplateIsLookedUp() {
        component.setCheckTemplates(new QlaraWhatsAppComponent().getCheckTemplates());

        assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isNull();

        assertThat(lists()).isZero();
    }

    @Test
    void aTemplateThatIsListedWithoutComponentsIsCountedToo() {
        list("{\"id\":45,\"name\":\"flat\",\"language\":\"it\",\"status\":\"APPROVED\",\"headerText\":\"Ciao {{1}}\",\"body\":\"Order {{1}}\","
                + "\"buttons\":[{\"url\":\"https://a.example/{{1}}\"}]}");

        Exchange exchange = call(URI + "&templateId=45", null, Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("Anna")));

        assertThat(exchange.getException(QlaraValidationException.class).getErrors()).containsExactly(
                "template: the template with the id 45 needs 3 values in header, body and buttons, but the message gives 1");
    }

    @Test
    void theListIsReadOnceAndOnceMoreBeforeAnUnknownTemplateIsRefused() {
        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());
        int reading = lists();
        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());
        assertThat(lists()).isEqualTo(reading);

        list(SHIPPED, NAMED, "{\"id\":50,\"name\":\"new\",\"language\":\"it\",\"status\":\"APPROVED\"}");

        assertThat(call(URI + "&templateId=50", null, Map.of()).getException()).isNull();
        assertThat(lists()).isEqualTo(2 * reading);
    }

    @Test
    void anUnknownTemplatePassesIfTheListCanNotBeReadOnceMore() {
        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());
        stub(get(urlPathMatching(".*/templates")).willReturn(WireMock.serverError()));

        for (int i = 0; i < 7; i++) {
            assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isNull();
        }
        assertThat(lists()).isLessThanOrEqualTo(2 + 5);
    }

    @Test
    void aSecondReadingThatFailsLeavesTheListAsItWas() {
        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());
        stub(get(urlPathMatching(".*/templates")).willReturn(WireMock.serverError()));
        call(URI + "&templateId=7", null, Map.of());

        assertThat(call(URI + "&templateId=44", null, Map.of()).getException()).isInstanceOf(QlaraValidationException.class);
    }

    @Test
    void aTemplateThatIsMisspeltInManyMessagesDoesNotUseUpTheQuota() {
        for (int i = 0; i < 30; i++) {
            assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isInstanceOf(QlaraValidationException.class);
        }

        assertThat(lists()).isLessThanOrEqualTo(2 * 6);
    }

    @Test
    void aNameOfAPlaceholderForgesNoLine() {
        Exchange exchange = call(URI + "&templateId=43", null, Map.of("CamelQlaraWhatsAppPlaceholders", Map.of("first\nWARN", "", "+393331234567", "")));

        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class);
        assertThat(exchange.getException().getMessage()).doesNotContain("\n").doesNotContain("+393331234567");
    }

    @Test
    void allPagesAreRead() {
        for (int page = 0; page < 3; page++) {
            List<String> templates = new ArrayList<>(IntStream.range(page * 2, page * 2 + 2)
                    .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"t\",\"language\":\"it\",\"status\":\"APPROVED\"}").toList());
            stub(get(urlPathMatching(".*/templates")).withQueryParam("page", WireMock.equalTo(String.valueOf(page))).willReturn(okJson(templates.toString())));
        }
        stub(get(urlPathMatching(".*/templates")).withQueryParam("page", WireMock.equalTo("3")).willReturn(okJson("[]")));

        assertThat(call(URI + "&templateId=5", null, Map.of()).getException()).isNull();
    }

    @Test
    void whereTheListCanNotBeHadMessagesPass() {
        stub(get(urlPathMatching(".*/templates")).willReturn(WireMock.serverError()));

        assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isNull();
    }

    @Test
    void aSlowListDoesNotHoldMessagesLongerThanOneAnswerMayTake() {
        component.getConfiguration().setResponseTimeout(Duration.ofMillis(500));
        stub(get(urlPathMatching(".*/templates")).willReturn(okJson("[]").withFixedDelay(60_000)));

        assertThat(call(URI + "&templateId=7", null, Map.of()).getException()).isNull();
    }

    @Test
    void aListThatNeverComesLeavesHalfOfTheRequestTimeoutToTheMessageAlsoIfAnotherSendReadsIt() {
        stub(get(urlPathMatching(".*/templates")).willReturn(okJson("[]").withFixedDelay(60_000)));
        CompletableFuture.runAsync(() -> call(URI + "&templateId=7", null, Map.of()));
        await().atMost(30, TimeUnit.SECONDS).until(() -> lists() == 1);

        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> call(URI + "&templateId=7&requestTimeout=6000", null, Map.of()));

        // the responseTimeout would end it after thirty seconds
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        assertThat(sent.join().getException()).isNull();
        SERVICE.get().wireMock().verify(1, postRequestedFor(urlMatching(".*")));
        assertThat(lists()).isEqualTo(1);
    }

    @Test
    void sendsAtOnceReadTheListOnce() {
        CyclicBarrier together = new CyclicBarrier(2);
        stub(get(urlPathMatching(".*/templates")).willReturn(okJson("[]").withFixedDelay(2_000)));

        List<CompletableFuture<Exchange>> sends = IntStream.range(0, 2).mapToObj(number -> CompletableFuture.supplyAsync(() -> {
            meet(together);
            return call(URI + "&templateId=7", null, Map.of());
        })).toList();

        assertThat(sends).allSatisfy(sent -> assertThat(sent).succeedsWithin(Duration.ofSeconds(30)));
        assertThat(lists()).isEqualTo(1);
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theListIsReadAgainWhenItsTimeIsOver() {
        component.setTemplateCacheTime(Duration.ofMillis(1));
        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());
        list(NAMED.replace("APPROVED", "PAUSED"));

        Exchange exchange = call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());

        assertThat(exchange.getException(QlaraValidationException.class).getErrors())
                .containsExactly("template: the template with the id 43 is PAUSED; only an APPROVED one can be sent");
    }

    @Test
    void eachReadingIsARequestOfTheQuota() {
        AtomicInteger permits = countAttempts();

        call(URI + "&templateId=43&placeholder.first=a&placeholder.last=b", null, Map.of());

        assertThat(permits).hasValue(lists() + 1);
        assertThat(lists()).isPositive();
    }

    @Test
    void theHealthCheckShowsTheTemplatesThatEndpointsName() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(camel, "producers").setEnabled(true);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:paused").to(URI + "&templateName=paused&templateLanguage=it"));
        call("direct:paused", null, Map.of());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).anySatisfy(
                result -> assertThat(result.getDetails()).containsEntry("template.paused/it", "PAUSED"));
    }

    @Test
    void theHealthCheckShowsTheTemplateForTextsOutsideASession() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(camel, "producers").setEnabled(true);
        component.setSessionRepository(new MemoryStateRepository());
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:news").to(URI + "&templateName=shipped&templateLanguage=it&outsideSession=template"
                + "&sessionTemplateName=paused&sessionTemplateLanguage=it"));
        call("direct:news", null, Map.of());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).anySatisfy(
                result -> assertThat(result.getDetails()).containsEntry("template.paused/it", "PAUSED").containsEntry("template.shipped/it", "APPROVED"));
    }

    @Test
    void theComponentsTemplateForTextsOutsideASessionIsShownAndCountedWhereAnEndpointSendsIt() throws Exception {
        component.setSessionRepository(new MemoryStateRepository());
        component.getConfiguration().setSessionTemplateName("paused");
        component.getConfiguration().setSessionTemplateLanguage("it");
        RouteBuilder.addRoutes(camel, builder -> {
            builder.from("direct:sends").to(URI);
            builder.from("direct:news").routeId("news").to(URI + "&outsideSession=template");
        });
        call(URI + "&templateId=42", null, Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("a", "b", "c", "d")));

        assertThat(component.sendResources().details()).containsEntry("template.paused/it", "PAUSED");
        assertThat(component.sendResources().templatesNotApproved()).isEqualTo(1);
        assertThat(StatusReport.of(camel).toJson()).contains("\"template.paused\\/it\":\"PAUSED\"");
        camel.getRouteController().stopRoute("news");
        assertThat(component.sendResources().details()).doesNotContainKey("template.paused/it");
    }

    @Test
    void aWarningComesOnceForEachTemplateAndFinding() {
        component.setCheckTemplates(CheckTemplates.warn);

        assertThat(call(URI + "&templateId=44", null, Map.of()).getException()).isNull();
        assertThat(call(URI + "&templateId=44", null, Map.of()).getException()).isNull();
        call(URI + "&templateId=43&placeholder.first=Anna", null, Map.of());

        assertThat(log.messages()).containsExactly(
                "A message is sent by the template with the id 44, although: template: the template with the id 44 is PAUSED; only an APPROVED one can be sent",
                "A message is sent by the template with the id 43, although: template: the template with the id 43 needs 2 values in header, body and buttons,"
                        + " but the message gives 1");
    }

    @Test
    void aTextGivenAsANameShowsNoNumber() {
        Exchange exchange = call(URI + "&templateLanguage=it", null, Map.of("CamelQlaraWhatsAppTemplateName", "dear +393339876543 your order"));

        assertThat(exchange.getException(QlaraValidationException.class).getErrors()).singleElement().asString()
                .startsWith("template: the account does not have the template dear +39*********3 your order in it");
    }

    @Test
    void aTemplateIsShownAsLongAsARouteSendsByIt() throws Exception {
        for (String id : List.of("one", "other")) {
            RouteBuilder.addRoutes(camel, builder -> builder.from("direct:" + id).routeId(id).to(URI + "&templateId=7"));
        }
        camel.getRouteController().stopRoute("one");
        assertThat(component.sendResources().details()).containsOnlyKeys("template.7");

        camel.getRouteController().stopRoute("other");
        assertThat(component.sendResources().details()).isEmpty();
    }

    @Test
    void whatWasReadOfAnAccountIsForgottenWithTheLastRouteThatCallsIt() throws Exception {
        for (String id : List.of("one", "other")) {
            RouteBuilder.addRoutes(camel, builder -> builder.from("direct:" + id).routeId(id).to(URI + "&templateId=42"));
        }
        Map<String, Object> values = Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("a", "b", "c", "d"));
        call("direct:one", null, values);
        int reading = lists();
        camel.getRouteController().stopRoute("one");
        call("direct:other", null, values);
        assertThat(lists()).isEqualTo(reading);

        camel.getRouteController().stopRoute("other");
        camel.getRouteController().startRoute("one");
        call("direct:one", null, values);

        assertThat(lists()).isEqualTo(2 * reading);
    }

    @Test
    void noMoreTemplatesAreShownThanAPersonReads() {
        ClientSettings settings = ProducerSettings.ofClient(QlaraWhatsAppResource.send, component.getConfiguration(), component.getConfiguration());
        for (int id = 0; id < 101; id++) {
            component.sendResources().names(new SendResources.NamedTemplate(null, null, "t" + id, settings));
        }

        assertThat(component.sendResources().details()).hasSize(100);
    }

    @Test
    void theReportShowsTheTemplatesThatEndpointsName() {
        call(URI + "&templateName=paused&templateLanguage=it", null, Map.of());
        call(URI + "&templateId=7", null, Map.of());

        assertThat(StatusReport.of(camel).toJson()).contains("\"template.7\":\"missing\"", "\"template.paused\\/it\":\"PAUSED\"");
    }

    private static int lists() {
        return SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*"))).size();
    }
}
