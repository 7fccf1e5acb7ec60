/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.qlara.simulator.QlaraSimulatorExtension;

/** A Camel context with the component in it, for each test a new one, which runs from before the test until after it. */
public final class RunningComponent implements BeforeEachCallback, AfterEachCallback {

    private final CamelContext camel = new DefaultCamelContext();
    private final QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
    private final ProducerTemplate template = camel.createProducerTemplate();
    private final Consumer<QlaraWhatsAppComponent> settings;

    private RunningComponent(Consumer<QlaraWhatsAppComponent> settings) {
        this.settings = settings;
    }

    /** With a key and a sender; where it calls, the test says. */
    public static RunningComponent with(Consumer<QlaraWhatsAppComponent> settings) {
        return new RunningComponent(component -> {
            component.getConfiguration().setApiKey("key");
            component.getConfiguration().setPhoneNumberId("sender");
            settings.accept(component);
        });
    }

    /** Calls the simulated service as one of its senders. */
    public static RunningComponent calling(QlaraSimulatorExtension service, String phoneNumberId) {
        return new RunningComponent(component -> {
            component.getConfiguration().setBaseUrl(service.baseUrl());
            component.getConfiguration().setApiKey(service.apiKey());
            component.getConfiguration().setPhoneNumberId(phoneNumberId);
        });
    }

    public CamelContext camel() {
        return camel;
    }

    public QlaraWhatsAppComponent component() {
        return component;
    }

    /** Sends an exchange to an endpoint, and gives it back when it has ended. */
    public Exchange call(String uri, Object body, Map<String, ?> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        settings.accept(component);
        camel.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        camel.stop();
    }
}
