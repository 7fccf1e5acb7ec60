/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.simulator.QlaraSimulator;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/testing.md and the simulator's README show does what it says. */
class TestingSnippetsTest extends SnippetTest {

    private static final Map<String, String> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);

    private static final String SHOP = """
            import java.math.*;
            import java.net.*;
            import java.net.http.*;
            import java.time.*;
            import java.util.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;
            import io.qlara.simulator.*;
            import com.github.tomakehurst.wiremock.client.*;
            import com.github.tomakehurst.wiremock.http.*;
            import static org.assertj.core.api.Assertions.*;
            public class DocumentedCode {
                interface Shop { void ship(String order); }
                static Shop shop(String url, String key) {
                    return order -> HttpClient.newHttpClient().sendAsync(
                        java.net.http.HttpRequest.newBuilder(URI.create(url + "/api/message-server/whatsapp/send"))
                            .header("X-Api-Key", key).POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\\"destination\\":\\"+393401234567\\",\\"phoneNumberId\\":\\"101\\",\\"body\\":\\"x\\"}")).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString()).join();
                }
            """;

    private final WireMockServer receiver = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @AfterEach
    void stopReceiver() {
        receiver.stop();
    }

    @Test
    void theTestClassPasses() throws Exception {
        DocumentedTest.run(JavaSnippet.file(snippet("testing-class"), "OrderRouteTest"));
    }

    @Test
    void theApplicationIsTestedAsItsMainMethodStartsIt() throws Exception {
        DocumentedTest.run(JavaSnippet.file(snippet("testing-application"), "OrderApplicationTest"));
    }

    @Test
    void theTestOfTheSimulatorsReadmePasses() throws Exception {
        Snippet test = snippet("simulator: In a JUnit 5 test");

        DocumentedTest.run(JavaSnippet.compile(test, "DocumentedCode", SHOP + test.text() + "}"));
    }

    @Test
    void theSimulatorsReadmeMakesASimulator() throws Exception {
        receiver.stubFor(WireMock.post(WireMock.anyUrl()).willReturn(WireMock.ok()));
        receiver.start();
        Snippet shown = snippet("simulator: As a library");
        Snippet onFreePort = new Snippet(shown.name(), shown.language(), shown.text().replace(":8080", ":" + receiver.port()),
                shown.page(), shown.line());

        run(onFreePort, null, 0, "");
    }

    @Test
    void numbersAndAnswersFailAsAsked() throws Exception {
        run(snippet("testing-faults"), service(), 0, "");

        assertThat(attempt("qlara-whatsapp:send", "Ciao", TO_CUSTOMER).getException()).isInstanceOf(QlaraServerException.class);
        assertThat(attempt("qlara-whatsapp:send", "Ciao", TO_CUSTOMER).getException())
                .isInstanceOf(QlaraMessageRejectedException.class);
        send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "+393400000001"));
    }

    @Test
    void aStubBreaksTheConnection() throws Exception {
        run(snippet("testing-stub"), service(), 0, "");

        assertThat(attempt("qlara-whatsapp:send", "Ciao", TO_CUSTOMER).getException()).isInstanceOf(QlaraTransportException.class);
    }

    @Test
    void aMessageIsSentThoughItsAnswerIsLost() throws Exception {
        run(snippet("testing-lost-answer"), service(), 0, "");

        assertThat(attempt("qlara-whatsapp:send", "Ciao", TO_CUSTOMER).getException())
                .isInstanceOfSatisfying(QlaraServerException.class, failure -> assertThat(failure.isOutcomeUnknown()).isTrue());
        assertThat(arrived()).isEqualTo(Map.of("destination", CUSTOMER, "phoneNumberId", SENDER, "body", "Ciao"));
    }

    @Test
    void whatTheLaterDocumentsDescribeIsPlayed() throws Exception {
        run(snippet("testing-later"), service(), 0, "");

        assertThat(attempt("qlara-whatsapp:send", "Ciao", TO_CUSTOMER).getException())
                .isInstanceOf(QlaraMessageRejectedException.class);
        assertThat(send("qlara-whatsapp:templates", null).getMessage().getBody(List.class))
                .extracting("status").isEqualTo(List.of("PAUSED"));
    }

    @Test
    void customersWriteAndRead() throws Exception {
        receiver.stubFor(WireMock.post(WireMock.anyUrl()).willReturn(WireMock.ok()));
        receiver.start();
        try {
            run(snippet("testing-events"), service(), receiver.port(), "secret");

            await().atMost(20, TimeUnit.SECONDS).until(() -> SERVICE.journal().callbacks().size() == 2);
            for (String type : new String[] { "INBOUND", "READ" }) {
                receiver.verify(postRequestedFor(urlEqualTo("/qlara/webhooks?token=secret"))
                        .withRequestBody(matchingJsonPath("$[?(@.eventType == '" + type + "')]")));
            }
        } finally {
            service().webhookUrl(null);
        }
    }

    private static void run(Snippet snippet, QlaraSimulator simulator, int port, String token) throws Exception {
        // a snippet that makes a simulator of its own has no other of that name around it
        String name = simulator == null ? "given" : "simulator";
        JavaSnippet.compile(snippet, "DocumentedCode", SHOP + "public static void run(QlaraSimulator " + name
                + ", int port, String token) throws Exception {\n" + snippet.text() + "}}")
                .getMethod("run", QlaraSimulator.class, int.class, String.class).invoke(null, simulator, port, token);
    }
}
