/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.support.service.ServiceSupport;

import io.qlara.simulator.Journal;
import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.QlaraSimulatorBuilder;

/** The simulator in the place of the service, with some numbers that can't be reached and a customer who asks. */
public class SimulatedService extends ServiceSupport {

    static final String PHONE_NUMBER_ID = "101";

    private final UnaryOperator<String> settings;
    private final QlaraSimulator simulator;

    SimulatedService(UnaryOperator<String> settings, String webhookUrl, String token) {
        this.settings = settings;
        QlaraSimulatorBuilder builder = QlaraSimulator.builder()
                .webhookUrl(webhookUrl)
                .callbackHeader("X-Webhook-Token", token)
                .callbackDelay(milliseconds("callback-delay"))
                .requireApprovedTemplates(true)
                .phone(true);
        templates().forEach(builder::template);
        simulator = builder.build();
    }

    /** Lets a customer write what the settings say. */
    public void ask() {
        simulator.inbound().from(settings.apply("customer")).to("+390200000101").text(settings.apply("question")).post();
    }

    String apiKey() {
        return simulator.apiKey();
    }

    String baseUrl() {
        return simulator.baseUrl();
    }

    String phoneUrl() {
        return simulator.phoneUrl();
    }

    Journal journal() {
        return simulator.journal();
    }

    QlaraSimulator simulator() {
        return simulator;
    }

    @Override
    protected void doStart() {
        simulator.start();
        simulator.delay(milliseconds("answer-delay"));
        simulator.undeliverable(settings.apply("undeliverable").split(","));
        simulator.reject(settings.apply("reject").split(","));
    }

    @Override
    protected void doStop() {
        simulator.stop();
    }

    private static List<Map<String, Object>> templates() {
        try (InputStream json = SimulatedService.class.getResourceAsStream("/sample/templates.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration milliseconds(String setting) {
        return Duration.ofMillis(Long.parseLong(settings.apply(setting)));
    }
}
