/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.simulator.Documents;
import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose component calls the simulated service with a sender of its own. */
abstract class SimulatedServiceTest {

    static final String DESTINATION = "+393331234567";
    static final String PHONE_NUMBER_ID = "sender-1";

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @RegisterExtension
    final RunningComponent running = RunningComponent.calling(SERVICE, PHONE_NUMBER_ID);
    final CamelContext camel = running.camel();
    final QlaraWhatsAppComponent component = running.component();

    @BeforeEach
    void allowNoRetries() {
        component.getConfiguration().setMaxRetries(0);
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
        SERVICE.get().wireMock().resetRequests();
    }

    Exchange call(String uri, Object body, Map<String, ?> headers) {
        return running.call(uri, body, headers);
    }

    /** Sends to the usual destination and gives back what arrived at the service. */
    Map<String, Object> arrived(Object body, Map<String, ?> headers) {
        return arrived("qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")", body, headers);
    }

    Map<String, Object> arrived(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = call(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        assertThat(SERVICE.journal().messages()).hasSize(1);
        return SERVICE.journal().messages().get(0).request();
    }

    /** The whole of a request to the usual destination with the usual sender, or with those among the fields. */
    static Map<String, Object> request(Map<String, ?> fields) {
        Map<String, Object> whole = new HashMap<>(Map.of("destination", DESTINATION, "phoneNumberId", PHONE_NUMBER_ID));
        whole.putAll(fields);
        return whole;
    }

    QlaraValidationException refused(Object body, Map<String, ?> headers) {
        return refused("qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")", body, headers);
    }

    /** Expects that the call is refused before anything reaches the service. */
    QlaraValidationException refused(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = call(uri, body, headers);
        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class);
        assertThat(SERVICE.journal().requests()).isEmpty();
        return (QlaraValidationException) exchange.getException();
    }

    /** How many requests reached the service in this test, however they were answered. */
    static int requests() {
        return SERVICE.journal().requests().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Lets the service take numbers as ids and objects as bodies. */
    static void laterDocuments() {
        SERVICE.get().documents(Documents.LATER);
    }

    /** Lets the service answer as given, whatever it is asked. */
    static void stub(MappingBuilder mapping) {
        SERVICE.get().wireMock().stubFor(mapping.atPriority(1));
    }

    /** Lets the service give one answer to the first request, and another to all that follow. */
    static void firstAnswer(ResponseDefinitionBuilder first, ResponseDefinitionBuilder next) {
        stub(anyCall().inScenario("retry").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("next").willReturn(first));
        stub(anyCall().inScenario("retry").whenScenarioStateIs("next").willReturn(next));
    }

    static MappingBuilder anyCall() {
        return WireMock.any(WireMock.anyUrl());
    }

    /** Counts the attempts also while there is no service to count them: each takes its turn from the rate limiter. */
    final AtomicInteger countAttempts() {
        AtomicInteger attempts = new AtomicInteger();
        component.setRateLimiter(new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                attempts.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void holdUntil(Instant time) {
                // nothing is held here
            }
        });
        return attempts;
    }
}
