/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final WebhookRoute route = new WebhookRoute().bind("metricsRegistry", registry)
            .bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository());

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void countCallsByAnswer() {
        route.start("");

        route.post(Payloads.DELIVERED);
        route.post("no JSON");

        assertThat(calls(200)).isEqualTo(1);
        assertThat(calls(400)).isEqualTo(1);
        assertThat(calls(500)).isZero();
    }

    @Test
    void countEventsByWhatBecameOfThem() {
        route.start("eventTypes=DELIVERY&idempotentRepository=#seen");

        route.post(Payloads.DELIVERED);
        route.post(Payloads.DELIVERED);
        route.post(Payloads.READ);

        assertThat(events("received")).isEqualTo(3);
        assertThat(events("routed")).isEqualTo(1);
        assertThat(events("repeated")).isEqualTo(1);
        assertThat(events("filtered")).isEqualTo(1);
        assertThat(registry.get("camel.qlara.whatsapp.webhook.events.pending").gauge().value()).isZero();
    }

    @Test
    void goWithTheRouteAndBeginAnewWithIt() throws Exception {
        route.start("");
        route.post(Payloads.DELIVERED);

        route.camel.getRouteController().stopRoute(WebhookRoute.ID);
        assertThat(registry.getMeters()).isEmpty();
        route.camel.getRouteController().startRoute(WebhookRoute.ID);

        assertThat(calls(200)).isZero();
    }

    private double calls(int status) {
        return registry.get("camel.qlara.whatsapp.webhook.calls").tag("routeId", WebhookRoute.ID)
                .tag("status", String.valueOf(status)).functionCounter().count();
    }

    private double events(String fate) {
        return registry.get("camel.qlara.whatsapp.webhook.events." + fate).tag("routeId", WebhookRoute.ID).functionCounter().count();
    }
}
