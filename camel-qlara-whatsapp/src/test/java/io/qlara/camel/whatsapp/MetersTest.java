/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MetersTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")";

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countCallsByOutcome() {
        bind("metricsRegistry", registry);

        call(SEND, "Ciao", Map.of());
        call(SEND, "Ciao", Map.of());
        call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", "1"));
        SERVICE.get().failNext(1, 500, "", Map.of());
        call(SEND, "Ciao", Map.of());

        assertThat(calls("succeeded")).isEqualTo(2);
        assertThat(calls("invalid")).isEqualTo(1);
        assertThat(calls("unknown")).isEqualTo(1);
        assertThat(calls("failed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void countCallsWhoseKeyIsRefusedAlsoBesideTheirOutcome(int status) {
        bind("metricsRegistry", registry);
        SERVICE.get().failNext(1, status, "", Map.of());

        call(SEND, "Ciao", Map.of());
        SERVICE.get().failNext(1, 400, "", Map.of());
        call(SEND, "Ciao", Map.of());

        assertThat(search("calls.unauthorized").tags("component", "qlara-whatsapp", "resource", "send").functionCounter().count()).isEqualTo(1);
        assertThat(search("calls.unauthorized").tags("resource", "templates").functionCounter().count()).isZero();
        assertThat(calls("failed")).isEqualTo(2);
    }

    @Test
    void havePercentilesOnlyWhereAFilterOfTheRegistryAsksForThem() {
        bind("metricsRegistry", registry);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("camel.qlara.whatsapp.calls.duration") && "send".equals(id.getTag("resource"))
                        ? DistributionStatisticConfig.builder().percentiles(0.95).build().merge(config) : config;
            }
        });

        call(SEND + "&awaitDelivery=150", "Ciao", Map.of());

        assertThat(search("calls.duration").tags("resource", "send").timer().takeSnapshot().percentileValues()).singleElement()
                .satisfies(value -> assertThat(value.percentile()).isEqualTo(0.95))
                .satisfies(value -> assertThat(value.value(TimeUnit.MILLISECONDS)).isGreaterThan(100));
        assertThat(search("calls.duration").tags("resource", "templates").timer().takeSnapshot().percentileValues()).isEmpty();
    }

    @Test
    void timeCallsWhateverBecomesOfThem() {
        bind("metricsRegistry", registry);

        call(SEND, "Ciao", Map.of());
        call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", "1"));

        assertThat(search("calls.duration").tags("resource", "send").timer().count()).isEqualTo(2);
        assertThat(search("calls.duration").tags("resource", "send").timer().totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(search("calls.duration").tags("resource", "templates").timer().count()).isZero();
    }

    @Test
    void timeTheWaitsForDeliveriesAlone() {
        bind("metricsRegistry", registry);

        call(SEND, "Ciao", Map.of());
        assertThat(search("delivery.wait").timer().count()).isZero();
        call(SEND + "&awaitDelivery=150", "Ciao", Map.of());

        assertThat(search("delivery.wait").timer().count()).isEqualTo(1);
        assertThat(search("delivery.wait").timer().totalTime(TimeUnit.MILLISECONDS)).isBetween(150.0,
                search("calls.duration").tags("resource", "send").timer().totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void showTemplatesThatAreNotApproved() {
        bind("metricsRegistry", registry);
        component.setCheckTemplates(CheckTemplates.warn);
        String template = "&templateName=news&templateLanguage=it";
        SERVICE.get().template(Map.of("name", "other", "language", "it", "body", "Ciao"));
        camel.getEndpoint(SEND + template);

        call(SEND, "Ciao", Map.of());
        assertThat(gauge("templates.unusable")).isZero();
        call(SEND + template, null, Map.of());
        assertThat(gauge("templates.unusable")).isEqualTo(1);
    }

    @Test
    void countTheSendsThatAllowedDestinationsRefuses() {
        bind("metricsRegistry", registry);
        component.setAllowedDestinations("+34*");

        call(SEND, "Ciao", Map.of());

        assertThat(search("sends.refused").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void showProducersConnectionsAndTheQuota() {
        bind("metricsRegistry", registry);
        SERVICE.get().failNext(1, 429, "", Map.of("Retry-After", "30"));

        call(SEND, "Ciao", Map.of());

        assertThat(gauge("producers")).isEqualTo(1);
        assertThat(gauge("requests.pending")).isZero();
        assertThat(gauge("requests.waiting")).isZero();
        assertThat(gauge("requests.hold")).isBetween(1.0, 30.0);
        await("the pool has its connection back").atMost(30, TimeUnit.SECONDS).until(() -> gauge("connections.active") == 0);
        assertThat(gauge("connections.open")).isEqualTo(1);
        assertThat(gauge("connections.max")).isEqualTo(100);
    }

    @Test
    void goToTheOneRegistryThatThereIsWhateverItIsCalled() {
        bind("prometheus", registry);

        call(SEND, "Ciao", Map.of());

        assertThat(calls("succeeded")).isEqualTo(1);
    }

    @Test
    void goToTheCompositeIfThereAreSeveral() {
        bind("one", registry);
        bind("other", new SimpleMeterRegistry());
        bind("both", new CompositeMeterRegistry());

        call(SEND, "Ciao", Map.of());

        assertThat(registry.getMeters()).isEmpty();
        assertThat(camel.getRegistry().lookupByNameAndType("both", MeterRegistry.class).getMeters()).isNotEmpty();
    }

    @Test
    void tellComponentsApart() throws Exception {
        bind("metricsRegistry", registry);
        QlaraWhatsAppComponent second = new QlaraWhatsAppComponent();
        second.setConfiguration(component.getConfiguration().copy());
        camel.addComponent("second", second);

        call(SEND, "Ciao", Map.of());
        call("second:send?destination=RAW(" + DESTINATION + ")", "Ciao", Map.of());

        assertThat(search("calls").tags("component", "second", "resource", "send", "outcome", "succeeded").functionCounter().count())
                .isEqualTo(1);
        assertThat(calls("succeeded")).isEqualTo(1);
    }

    @Test
    void goWithTheComponent() {
        bind("metricsRegistry", registry);
        call(SEND, "Ciao", Map.of());

        camel.removeComponent("qlara-whatsapp");

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void holdNoKeyAndNoNumber() {
        bind("metricsRegistry", registry);
        call(SEND, "Ciao", Map.of());

        assertThat(registry.getMeters()).isNotEmpty().extracting(Meter::getId).asString()
                .doesNotContain(SERVICE.apiKey(), DESTINATION.substring(1), PHONE_NUMBER_ID);
    }

    @Test
    void areNotNeeded() throws Exception {
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:in").to(SEND));

        assertThat(call("direct:in", "Ciao", Map.of()).getException()).isNull();
    }

    private void bind(String name, MeterRegistry meters) {
        camel.getRegistry().bind(name, meters);
    }

    private double calls(String outcome) {
        return search("calls").tags("component", "qlara-whatsapp", "resource", "send", "outcome", outcome).functionCounter().count();
    }

    private double gauge(String name) {
        return search(name).tag("component", "qlara-whatsapp").tag("camelContext", camel.getName()).gauge().value();
    }

    private RequiredSearch search(String name) {
        return registry.get("camel.qlara.whatsapp." + name);
    }
}
