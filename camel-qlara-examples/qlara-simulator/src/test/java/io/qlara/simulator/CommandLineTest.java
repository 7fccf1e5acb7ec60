/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void hasDefaultsForEverything() {
        assertThat(CommandLine.parse().simulator().port()).isEqualTo(8090);
        assertThat(CommandLine.parse().simulator().apiKey()).isEqualTo("test-key");
    }

    @Test
    void takesTheWishForHelp() {
        assertThat(CommandLine.parse("--help").help()).isTrue();
        assertThat(CommandLine.parse().help()).isFalse();
    }

    @Test
    void takesPortAndKey() {
        QlaraSimulator simulator = CommandLine.parse("--port", "1234", "--api-key", "k").simulator();

        assertThat(simulator.port()).isEqualTo(1234);
        assertThat(simulator.apiKey()).isEqualTo("k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50/s,1000/m", "50/s", "1000/m"})
    void takesRateLimits(String limit) {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--rate-limit", limit).simulator().start()) {
            assertThat(ApiClient.of(simulator).get(ApiClient.PHONE_NUMBERS).headers().firstValue("X-RateLimit-Limit"))
                    .hasValue(limit.contains("s") ? "50" : "1000");
        }
    }

    @Test
    void takesNumbersAndDocuments() {
        String[] arguments = {"--port", "0", "--reject", "+393400000001,+393400000002", "--documents", "later"};
        try (QlaraSimulator simulator = CommandLine.parse(arguments).simulator().start()) {
            ApiClient.of(simulator).sendText("+393400000002", "Hello");
            Object results = ApiClient.json(ApiClient.of(simulator).sendText("+393400000003", "Hello")).get("results");

            assertThat(simulator.journal().rejected()).extracting(SentMessage::destination).containsExactly("+393400000002");
            assertThat(results).asString().contains("whatsapp");
        }
    }

    @Test
    void takesTheAdministrationAndTheNeedForTemplates() {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--admin", "--require-templates").simulator().start()) {
            assertThat(ApiClient.of(simulator).get("/__admin/mappings").statusCode()).isEqualTo(200);
            assertThat(ApiClient.of(simulator).post(ApiClient.SEND, Map.of("destination", "+393400000002", "phoneNumberId", "101",
                    "template", Map.of("name", "unknown", "language", "it"))).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void takesHowEventsArePostedAndWhenTemplatesAreApproved() {
        Settings settings = CommandLine.parse("--callback-delay", "8s", "--callback-retries", "0", "--callback-retry-delay", "7ms",
                "--callback-header", "X-Qlara-Webhook-Token=a=b", "--approval-delay", "9s").simulator().service().settings;

        assertThat(settings.callbackDelay()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.callbackRetries()).isZero();
        assertThat(settings.callbackRetryDelay()).isEqualTo(Duration.ofMillis(7));
        assertThat(settings.callbackHeaders()).isEqualTo(Map.of("X-Qlara-Webhook-Token", "a=b"));
        assertThat(settings.templateApprovalDelay()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void takesTheNumbersOfTheAccount() {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--phone-numbers", "7=+390200000007,8=+390200000008").simulator().start()) {
            assertThat(ApiClient.of(simulator).get(ApiClient.PHONE_NUMBERS + "/8").body()).contains("+390200000008");
            assertThat(ApiClient.of(simulator).get(ApiClient.PHONE_NUMBERS + "/101").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void takesWhatTheFirstRequestsAreAnswered() {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--fail-next", "503,429").simulator().start()) {
            assertThat(Stream.generate(() -> ApiClient.of(simulator).get(ApiClient.PHONE_NUMBERS).statusCode()).limit(3))
                    .containsExactly(503, 429, 200);
        }
    }

    @Test
    void takesAJournalWithoutContent() {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--compact-journal").simulator().start()) {
            ApiClient.of(simulator).sendText("+393400000003", "Hello");

            assertThat(simulator.journal().messages()).singleElement().satisfies(message -> assertThat(message.request()).isEmpty());
        }
    }

    @Test
    void takesThePhonePage() {
        try (QlaraSimulator simulator = CommandLine.parse("--port", "0", "--phone").simulator().start()) {
            assertThat(new PhoneClient(simulator).get("").statusCode()).isEqualTo(200);
            assertThat(ApiClient.of(simulator).get("/__admin/mappings").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void takesTheSizesOfJournalsAndServer() {
        String[] arguments = {"--port", "0", "--journal-size", "1", "--wiremock-journal-size", "1", "--container-threads", "12"};
        try (QlaraSimulator simulator = CommandLine.parse(arguments).simulator().start()) {
            ApiClient.of(simulator).sendText("+393400000003", "one");
            ApiClient.of(simulator).sendText("+393400000003", "two");

            assertThat(simulator.service().settings.containerThreads()).isEqualTo(12);
            assertThat(simulator.journal().messages()).extracting(message -> message.request().get("body")).containsExactly("two");
            await().atMost(Duration.ofSeconds(30)).until(() -> simulator.wireMock().getAllServeEvents().size() == 1);
        }
    }

    @Test
    void takesTheDelayOfAnswers() {
        assertThat(CommandLine.parse("--answer-delay", "2s").answerDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(CommandLine.parse().answerDelay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "1m, PT1M", "PT3S, PT3S"})
    void takesDurations(String text, Duration duration) {
        assertThat(CommandLine.duration(text)).isEqualTo(duration);
    }

    @Test
    void takesWebhookDelayAndUndeliverableNumbers() {
        try (WebhookReceiver receiver = new WebhookReceiver(); QlaraSimulator simulator = CommandLine.parse("--port", "0",
                "--webhook-url", receiver.url(), "--callback-delay", "1ms", "--undeliverable", "+393400000001").simulator().start()) {
            ApiClient.of(simulator).sendText("+393400000001", "Hello");

            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().get(0).event()).containsEntry("status", 6);
        }
    }

    @Test
    void takesTemplatesAndHowToShowThem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("templates.json"), """
                [{"name":"order_shipped","language":"it","body":"Hi {name}","status":"PAUSED"},
                 {"name":"order_late","language":"it"}]""");
        String[] arguments = {"--port", "0", "--templates", file.toString(), "--positional-placeholders", "--largest-page", "1"};
        try (QlaraSimulator simulator = CommandLine.parse(arguments).simulator().start()) {
            assertThat(ApiClient.json(ApiClient.of(simulator).get(ApiClient.TEMPLATES))).isEqualTo(Map.of("templates", List.of(
                    Map.of("id", "tpl_1", "name", "order_shipped", "language", "it", "body", "Hi {name}", "status", "PAUSED",
                            "components", List.of(Map.of("type", "BODY", "text", "Hi {{1}}"))))));
        }
    }

    @Test
    void takesWhatTheDocumentsDisagreeAbout() {
        String[] arguments = {"--port", "0", "--outside-session", "refuse", "--replace-webhook", "--credit", "7.25"};
        try (QlaraSimulator simulator = CommandLine.parse(arguments).simulator().start()) {
            ApiClient client = ApiClient.of(simulator);
            client.sendText("+393401234567", "Hello");
            client.post(WebhookEndpoint.PATH, Map.of("callbackUrl", "https://shop.example"));

            assertThat(simulator.journal().rejected()).hasSize(1);
            assertThat(client.post(WebhookEndpoint.PATH, Map.of("callbackUrl", "https://shop.example")).statusCode()).isEqualTo(201);
            assertThat(ApiClient.json(client.get(SubscriptionEndpoint.PATH + "/credit"))).containsEntry("credit", 7.25);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{\"name\":\"a\"}]",
        "[{\"name\":\"a\",\"language\":\"it\"},{\"name\":\"a\",\"language\":\"it\"}]"})
    void refusesTemplatesThatMakeNoSense(String json, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("templates.json"), json);

        assertThatThrownBy(() -> CommandLine.parse("--templates", file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--templates " + file + " is not understood, --help shows an example");
    }

    @Test
    void refusesTemplatesThatAreNotThere() {
        assertThatThrownBy(() -> CommandLine.parse("--templates", "no-such-file")).hasMessage("--templates no-such-file cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "--largest-page, 0", "--journal-size, 0", "--wiremock-journal-size, -1", "--container-threads, 3", "--outside-session, sometimes", "--credit, much", "--port, many", "--port, 70000", "--rate-limit, 50/h", "--rate-limit, ''", "--callback-delay, soon",
        "--callback-delay, PT-1S", "--documents, old", "--callback-retries, -1", "--callback-header, token", "--approval-delay, soon",
        "--callback-retry-delay, soon", "--phone-numbers, 101", "--answer-delay, soon", "--fail-next, 503x", "--fail-next, 99",
        "--webhook-url, ftp://example.com", "--webhook-url, http:// /"})
    void refusesValuesThatMakeNoSense(String option, String value) {
        assertThatThrownBy(() -> CommandLine.parse(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(option + " " + value + " is not understood, --help shows an example");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> CommandLine.parse("--port")).hasMessage("--port needs a value");
    }

    @Test
    void refusesUnknownOptions() {
        assertThatThrownBy(() -> CommandLine.parse("--prot", "1")).hasMessage("Unknown option --prot, --help lists the options");
    }
}
