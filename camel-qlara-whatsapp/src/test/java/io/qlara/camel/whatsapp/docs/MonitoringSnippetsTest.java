/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/monitoring.md shows makes visible what it says, at the URLs that it names. */
class MonitoringSnippetsTest extends SnippetTest {

    private static final String PAGE = Pages.text(Pages.ROOT.resolve("docs/monitoring.md"));

    @Test
    void propertiesSwitchHealthChecks() throws Exception {
        try (HttpApplication application = start(snippet("monitoring-health"))) {
            RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:in").to("qlara-whatsapp:send"));

            assertThat(HealthCheckHelper.invoke(application.camel(), "full")).extracting(result -> result.getCheck().getId())
                    .contains("producer:qlara-whatsapp");
            assertThat(application.camel().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).isHealthCheckConsumerEnabled())
                    .isFalse();
        }
    }

    @Test
    @Tag("http-management")
    void healthChecksAreAtTheirUrl() throws Exception {
        Properties both = CamelWithSnippets.properties(snippet("monitoring-health-url"));
        both.setProperty("camel.health.producers-enabled", "true");
        try (HttpApplication application = HttpApplication.start(service(), both)) {
            RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:in").to("qlara-whatsapp:send"));

            assertThat(get(application, "/observe/health").body()).contains("producer:qlara-whatsapp").doesNotContain("\"data\"");
            assertThat(get(application, "/observe/health?data=true").body()).contains("\"data\"");
            assertThat(get(application, "/observe/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("http-management")
    void theDevConsoleIsAtItsUrl() throws Exception {
        try (HttpApplication application = start(snippet("monitoring-console"))) {
            sendOne(application);

            assertThat(get(application, "/q/dev/qlara-whatsapp").body()).contains("succeeded");
        }
    }

    @Test
    @Tag("http-management")
    @Tag("micrometer")
    void prometheusFindsTheMeters() throws Exception {
        try (HttpApplication application = start(snippet("monitoring-metrics"))) {
            sendOne(application);

            assertThat(get(application, "/observe/metrics").body().lines())
                    .filteredOn(line -> line.startsWith("camel_qlara_whatsapp_calls_total") && line.contains("outcome=\"succeeded\"")
                            && line.contains("resource=\"send\""))
                    .singleElement().asString().endsWith(" 1.0");
        }
    }

    /** The jar itself would switch its server on in every test: its properties stand here. */
    @Test
    @Tag("http-management")
    @Tag("micrometer")
    void whatCamelObservabilityServicesLeavesOutIsSet() throws Exception {
        Properties all = CamelWithSnippets.properties(snippet("monitoring-observability"));
        all.setProperty("camel.main.profile", "prod");
        all.setProperty("camel.management.enabled", "true");
        all.setProperty("camel.management.metricsEnabled", "true");
        all.setProperty("camel.management.healthCheckEnabled", "true");
        all.setProperty("camel.metrics.enabled", "true");
        all.setProperty("camel.health.exposure-level", "full");
        try (HttpApplication application = HttpApplication.start(service(), all)) {
            sendOne(application);
            RouteBuilder.addRoutes(application.camel(), builder -> builder.from("direct:in").to("qlara-whatsapp:send"));

            assertThat(get(application, "/observe/health").body()).contains("producer:qlara-whatsapp");
            assertThat(get(application, "/observe/metrics").body()).contains("camel_qlara_whatsapp_calls_total");
            assertThat(get(application, "/q/dev/qlara-whatsapp").statusCode()).isEqualTo(404);
        }
    }

    private HttpApplication start(Snippet properties) throws Exception {
        return HttpApplication.start(service(), CamelWithSnippets.properties(properties));
    }

    private static void sendOne(HttpApplication application) {
        application.camel().createProducerTemplate().sendBodyAndHeaders("qlara-whatsapp:send", "Ciao",
                Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));
    }

    private static HttpResponse<String> get(HttpApplication application, String path) throws Exception {
        assertThat(PAGE).contains(path);
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url(path))).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
