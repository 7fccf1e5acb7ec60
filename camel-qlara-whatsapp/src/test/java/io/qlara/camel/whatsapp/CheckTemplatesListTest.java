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

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When the list of templates is read, and messages pass where it can not be had. */
class CheckTemplatesListTest extends CheckedTemplates {

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
}
