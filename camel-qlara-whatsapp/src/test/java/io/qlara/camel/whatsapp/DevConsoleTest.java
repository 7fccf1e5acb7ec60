/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DevConsoleTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")";

    @Test
    void countsCallsByOutcome() {
        call(SEND, "Ciao", Map.of());
        call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", "1"));
        SERVICE.get().failNext(1, 400, "", Map.of());
        call(SEND, "Ciao", Map.of());
        SERVICE.get().failNext(1, 500, "", Map.of());
        call(SEND, "Ciao", Map.of());
        SERVICE.get().reject(DESTINATION);
        call(SEND, "Ciao", Map.of());
        SERVICE.get().reject();

        assertThat(at(report(), "calls", "send"))
                .isEqualTo(Map.of("succeeded", 1L, "rejected", 1L, "invalid", 1L, "failed", 1L, "unknown", 1L));
    }

    @Test
    void showsTheLastErrorsWithoutPersonalData() {
        call(SEND, "Ciao", Map.of("CamelQlaraWhatsAppDestination", "12345"));

        assertThat((List<?>) report().get("lastErrors")).singleElement().asString()
                .contains("QlaraValidationException").doesNotContain("12345");
    }

    @Test
    void keepsTenErrors() {
        for (int i = 0; i < 12; i++) {
            call("qlara-whatsapp:phoneNumbers?operation=get", null, Map.of());
        }

        assertThat((List<?>) report().get("lastErrors")).hasSize(10);
    }

    @Test
    void saysUntilWhenRequestsAreHeldBack() {
        SERVICE.get().failNext(1, 429, "", Map.of("Retry-After", "30"));
        call(SEND, "Ciao", Map.of());

        assertThat((List<?>) report().get("queues")).singleElement().asString().contains("waiting=0").doesNotContain("null");
    }

    @Test
    void countsProducersAndConnections() {
        call(SEND, "Ciao", Map.of());

        await("the pool has its connection back").atMost(30, TimeUnit.SECONDS).until(() -> report().get("connectionsInUse").equals(0));
        assertThat(report()).containsEntry("producers", 1).containsEntry("pendingRequests", 0).containsEntry("connectionsOpen", 1);
    }

    @Test
    void showsTheSameAsText() {
        call(SEND, "Ciao", Map.of());

        assertThat((String) console().call(MediaType.TEXT)).contains("name: qlara-whatsapp", "succeeded: 1", "lastErrors: none",
                "webhooks: none");
    }

    private Map<?, ?> at(Map<?, ?> report, String... path) {
        Map<?, ?> inner = report;
        for (String field : path) {
            inner = (Map<?, ?>) inner.get(field);
        }
        return inner;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> report() {
        Map<String, Object> all = (Map<String, Object>) console().call(MediaType.JSON);
        return ((List<Map<String, Object>>) all.get("components")).get(0);
    }

    private DevConsole console() {
        DevConsoleRegistry consoles = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        return consoles.getConsole("qlara-whatsapp").orElseThrow();
    }
}
