/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.simulator.Journal;
import io.qlara.simulator.SentMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class QuestionTest {

    private static final String CUSTOMER = "+393400000101";

    @TempDir
    private Path home;
    private RunningApplication application;

    @BeforeEach
    void start() {
        application = RunningApplication.start(home);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void isAnsweredWithTheStateOfTheLatestOrder() {
        application.drop("orders.csv", """
                O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04
                O-2,Zoë,+39 340 000 0101,it,Caffè,9.90,2026-12-05
                O-3,Anna,+39 340 000 0666,en,Moka,24.90,2026-12-04
                """);
        await().until(() -> application.state("O-2").equals("DELIVERED") && application.state("O-3").equals("UNDELIVERABLE"));

        ask(CUSTOMER, "Scusate, dov’è il mio ordine?");
        ask("+393400000666", "Where is my ORDER");

        await().until(() -> application.journal().count() == 5);
        assertThat(lastTo(CUSTOMER).request()).isEqualTo(text(CUSTOMER,
                "Ciao Zoë, il tuo ultimo ordine è O-2 (Caffè, 9,90 €), consegna prevista: 5 dicembre 2026. Stato: DELIVERED."));
        assertThat(lastTo("+393400000666").request()).isEqualTo(text("+393400000666",
                "Hello Anna, your latest order is O-3 (Moka, €24.90), to be delivered on 4 December 2026. State: UNDELIVERABLE."));
    }

    @Test
    void ofSomebodyWithoutAnOrderIsAnsweredToo() {
        ask(CUSTOMER, "DOVE È IL MIO ORDINE?");

        await().until(() -> application.journal().count() == 1);
        assertThat(lastTo(CUSTOMER).request()).isEqualTo(text(CUSTOMER, "Non troviamo ordini per questo numero."));
    }

    @Test
    void isAnsweredOnceHoweverOftenItsEventComes() {
        String event = """
                {"eventType": "INBOUND", "source": "%s", "destination": "+390200000101", "text": "where's my order?",
                 "channel": "WHATSAPP", "timestamp": "%s"}""".formatted(CUSTOMER, Instant.now());

        assertThat(application.postEvent(event)).isEqualTo(200);
        assertThat(application.postEvent(event)).isEqualTo(200);
        ask("+393400000102", "where is my order?");

        await().until(() -> application.answers().equals(List.of("SENT", "SENT")));
        assertThat(application.journal().sentTo(CUSTOMER)).hasSize(1);
        assertThat(application.journal().count()).isEqualTo(2);
    }

    @Test
    void isAnsweredAfterTheNextStartIfItWaitedForItsTurnAtTheStop() {
        application.close();
        application = RunningApplication.start(home, Map.of("camel.component.qlara-whatsapp.requestsPerMinute", "5"));
        // two of the five read the list of templates
        for (int customer = 200; customer < 205; customer++) {
            ask("+393400000" + customer, "where is my order?");
        }
        Journal journal = application.journal();
        await().until(() -> journal.count() > 0 && !application.answers().contains("QUEUED"));

        application.close();
        int before = journal.count();
        application = RunningApplication.start(home);

        await().until(() -> application.answers().stream().allMatch("SENT"::equals));
        assertThat(before).isLessThan(5);
        assertThat(application.journal().count()).isEqualTo(5 - before);
    }

    @Test
    void bySmsIsLeftToTheStaff() {
        application.postEvent("""
                {"eventType": "INBOUND", "source": "%s", "destination": "+390200000101", "text": "where's my order?",
                 "channel": "sms", "timestamp": "%s"}""".formatted(CUSTOMER, Instant.now()));
        ask("+393400000102", "where is my order?");

        await().until(() -> application.answers().equals(List.of("FAILED", "SENT")));
        assertThat(application.journal().sentTo(CUSTOMER)).isEmpty();
    }

    @Test
    void ofYesterdayIsLeftToTheStaff() {
        application.postEvent("""
                {"eventType": "INBOUND", "source": "%s", "destination": "+390200000101", "text": "where's my order?",
                 "channel": "WHATSAPP", "timestamp": "%s"}""".formatted(CUSTOMER, Instant.now().minus(Duration.ofHours(25))));
        ask("+393400000102", "where is my order?");

        await().until(() -> application.journal().sentTo("+393400000102").size() == 1);
        await().until(() -> application.answers().equals(List.of("FAILED", "SENT")));
        assertThat(application.journal().sentTo(CUSTOMER)).isEmpty();
    }

    @Test
    void forTheReceiptIsAnsweredWithALinkToIt() throws IOException {
        application.drop("orders.csv", "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n");
        await().until(() -> application.state("O-1").equals("DELIVERED"));

        ask(CUSTOMER, "Mi manda la ricevuta?");

        await().until(() -> application.journal().count() == 2);
        Map<String, Object> request = lastTo(CUSTOMER).request();
        String link = ((Map<?, ?>) request.get("media")).get("url").toString();
        assertThat(request).isEqualTo(Map.of("destination", CUSTOMER, "phoneNumberId", "101",
                "body", "La ricevuta dell'ordine O-1", "media", Map.of("type", "document", "url", link, "filename", "O-1.pdf")));
        assertThat(textOf(application.get(URI.create(link).getPath()))).isEqualToIgnoringNewLines("Zoë\nO-1\nMoka\n24,90 €\n4 dicembre 2026\n");
    }

    @Test
    void forTheReceiptGetsALinkThatNobodyGuesses() {
        assertThat(application.get("/receipts/O-1.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void isNotGuessedFromOtherTexts() {
        ask(CUSTOMER, "grazie!");
        ask("+393400000102", "where is my order?");

        await().until(() -> application.journal().sentTo("+393400000102").size() == 1);
        assertThat(application.journal().sentTo(CUSTOMER)).isEmpty();
    }

    private void ask(String customer, String text) {
        application.simulator().inbound().from(customer).to("+390200000101").text(text).post();
    }

    private static String textOf(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(response.body())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private SentMessage lastTo(String destination) {
        var messages = application.journal().sentTo(destination);
        return messages.get(messages.size() - 1);
    }

    /** The whole request of an answer. */
    private static Map<String, Object> text(String destination, String body) {
        return Map.of("destination", destination, "phoneNumberId", "101", "body", body);
    }
}
