/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.webhook.RecordingHttpServer;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The dashboard and the alert rules ask for what a scrape of an application that sends and receives holds. */
@Tag("http-management")
@Tag("micrometer")
class DashboardTest extends SnippetTest {

    private static final Path FOLDER = Pages.ROOT.resolve("docs/monitoring");
    private static final Pattern METRIC = Pattern.compile("camel_qlara_whatsapp_[a-z_]+");
    private static final Pattern SELECTED = Pattern.compile("(camel_qlara_whatsapp_[a-z_]+)\\{([^}]+)}");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]+)\\) \\([^)]*?(camel_qlara_whatsapp_[a-z_]+)");
    private static final Pattern NAME = Pattern.compile("[{,]([a-zA-Z_]+)=\"");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z]+=\"[a-zA-Z0-9]+\")");

    private HttpApplication application;
    private String scrape;

    @BeforeEach
    void scrape() throws Exception {
        application = HttpApplication.start(service(), CamelWithSnippets.properties(snippet("monitoring-metrics")));
        application.camel().getRegistry().bind("server", new RecordingHttpServer());
        RouteBuilder.addRoutes(application.camel(), builder -> {
            builder.from("qlara-whatsapp:webhooks?httpServerComponent=server&webhookToken=token").routeId("events").to("log:events");
            builder.from("direct:send").to("qlara-whatsapp:send");
        });
        scrape = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(application.url("/observe/metrics"))).build(),
                BodyHandlers.ofString()).body();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void everyMetricOfTheDashboardIsInTheScrape() throws IOException {
        List<String> expressions = dashboard();

        assertThat(metrics(expressions)).hasSizeGreaterThan(15).isSubsetOf(metrics(List.of(scrape)));
    }

    @Test
    void everyMetricOfTheAlertsIsInTheScrapeWithTheLabelsThatTheRulesSelect() throws IOException {
        List<String> expressions = alerts();

        assertThat(metrics(expressions)).hasSizeGreaterThan(4).isSubsetOf(metrics(List.of(scrape)));
        List<MatchResult> selections = expressions.stream().flatMap(expression -> SELECTED.matcher(expression).results()).toList();
        assertThat(selections).hasSizeGreaterThan(4).allSatisfy(selection -> assertThat(scrape.lines())
                .anyMatch(line -> line.startsWith(selection.group(1) + "{") && labels(selection.group(2)).stream().allMatch(line::contains)));
    }

    @Test
    void whatIsGroupedByIsALabelOfEachSeriesInTheScrape() throws IOException {
        List<MatchResult> groups = Stream.concat(dashboard().stream(), alerts().stream())
                .flatMap(expression -> GROUPED.matcher(expression).results()).toList();

        assertThat(groups).hasSizeGreaterThan(8).allSatisfy(group -> assertThat(scrape.lines().filter(line -> line.startsWith(group.group(2) + "{")))
                .isNotEmpty().allSatisfy(series -> assertThat(names(series)).contains(group.group(1).split(", "))));
    }

    @Test
    void aHoldAboveAMinuteAlarms() throws IOException {
        JsonNode rule = rules().findParents("alert").stream().filter(each -> each.get("alert").asText().equals("WhatsAppHold")).findFirst().orElseThrow();
        MatchResult range = Pattern.compile("\\[(\\d+m)]").matcher(rule.get("expr").asText()).results().findFirst().orElseThrow();

        assertThat(minutes(rule.get("for").asText()).minus(minutes(range.group(1)))).isEqualTo(Duration.ofMinutes(1));
    }

    private static Duration minutes(String prometheus) {
        return Duration.parse("PT" + prometheus);
    }

    private static List<String> dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile()).findValuesAsText("expr");
    }

    private static List<String> alerts() throws IOException {
        return rules().findValuesAsText("expr");
    }

    private static JsonNode rules() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(FOLDER.resolve("alerts.yaml").toFile());
    }

    private static Set<String> metrics(List<String> texts) {
        return texts.stream().flatMap(text -> METRIC.matcher(text).results()).map(MatchResult::group).collect(Collectors.toSet());
    }

    private static List<String> labels(String selection) {
        return LABEL.matcher(selection).results().map(MatchResult::group).toList();
    }

    /** The names of the labels of a line in a scrape. */
    private static List<String> names(String series) {
        return NAME.matcher(series).results().map(name -> name.group(1)).toList();
    }
}
