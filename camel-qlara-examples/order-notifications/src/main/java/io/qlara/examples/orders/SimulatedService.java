/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.apache.camel.support.service.ServiceSupport;

import io.qlara.simulator.Journal;
import io.qlara.simulator.QlaraSimulator;

/** The simulator in the place of the service, with some numbers that can't be reached and a customer who asks. */
public class SimulatedService extends ServiceSupport {

    static final String PHONE_NUMBER_ID = "101";

    private final UnaryOperator<String> settings;
    private final QlaraSimulator simulator;

    SimulatedService(UnaryOperator<String> settings, String webhookUrl, String token) {
        this.settings = settings;
        simulator = QlaraSimulator.builder()
                .webhookUrl(webhookUrl)
                .callbackHeader("X-Webhook-Token", token)
                .callbackDelay(milliseconds("callback-delay"))
                .build();
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

    private Duration milliseconds(String setting) {
        return Duration.ofMillis(Long.parseLong(settings.apply(setting)));
    }
}
