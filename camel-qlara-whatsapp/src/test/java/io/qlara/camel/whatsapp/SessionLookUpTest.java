/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraTimeoutException;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.qlara.camel.whatsapp.SessionsTest.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is looked up for a session before a message leaves, and the time that it takes. */
class SessionLookUpTest extends SessionCallTest {

    @Test
    void withoutARepositoryASendLeavesNoSession() {
        component.setSessionRepository(null);

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of("CamelQlaraWhatsAppSession", "of an earlier send"));

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("CamelQlaraWhatsAppAccepted", true, "CamelQlaraWhatsAppMessageId", "m",
                "CamelQlaraWhatsAppHttpStatus", 200));
        SERVICE.get().wireMock().verify(0, getRequestedFor(urlMatching(".*")));
    }

    @Test
    void aLookUpThatNeverEndsLeavesHalfOfTheRequestTimeoutToTheMessage() {
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[]").withFixedDelay(60_000)));

        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> call(URI + "send&requestTimeout=6000", "Ciao", Map.of()));

        // the responseTimeout would end it after thirty seconds
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        assertThat(sent.join().getException()).isNull();
        assertThat(sent.join().getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("UNKNOWN");
        SERVICE.get().wireMock().verify(1, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void theTimeThatARepositoryTakesIsAPartOfTheRequestTimeout() {
        component.setSessionRepository(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
                return super.getState(key);
            }
        });

        Exchange exchange = call(URI + "send&requestTimeout=1000", "Ciao", Map.of("CamelQlaraWhatsAppPhoneNumberId", "+39 021234567"));

        assertThat(exchange.getException()).isInstanceOf(QlaraTimeoutException.class).hasMessageContaining("it never left")
                .hasMessageMatching("(?s).*; [1-9]\\d*\\.\\d+ s of that passed before there was a request to send, while its body was read or"
                        + " templates, senders or a session were looked up: see what of these is slow, or raise requestTimeout.*");
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void theAccountsNumbersAreReadOnce() {
        call(URI + "send", "Ciao", Map.of());
        int afterFirst = SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*"))).size();
        call(URI + "send", "Ciao", Map.of());

        assertThat(SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*")))).hasSize(afterFirst).isNotEmpty();
    }

    @Test
    void theAccountsNumbersAreReadAgainWhenTheirTimeIsOver() {
        component.setTemplateCacheTime(Duration.ofNanos(1));
        call(URI + "send", "Ciao", Map.of());
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[{\"id\":\"sender-1\",\"phoneNumber\":\"+39 02 9999999\"}]")));
        new Sessions(repository, Clock.systemUTC()).note(List.of(inbound(Instant.now(), Map.of("destination", "39029999999"))));

        Exchange exchange = call(URI + "send", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
    }

    @Test
    void anIdThatIsTheNumberNeedsNoLookUp() {
        written(Duration.ofHours(1));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of("CamelQlaraWhatsAppPhoneNumberId", "+39 021234567"));

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
        SERVICE.get().wireMock().verify(0, getRequestedFor(urlMatching(".*")));
    }

    @Test
    void whereTheNumbersCanNotBeReadNothingIsKnown() {
        written(Duration.ofHours(25));
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(WireMock.serverError()));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("UNKNOWN");
    }
}
