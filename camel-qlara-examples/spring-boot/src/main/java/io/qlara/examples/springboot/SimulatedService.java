/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import io.qlara.simulator.QlaraSimulator;

/** Has the simulator play the service where no API key is set. */
class SimulatedService implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger("shop");
    private static final String COMPONENT = "camel.component.qlara-whatsapp.";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (context.getEnvironment().containsProperty("QLARA_API_KEY")) {
            return;
        }
        String token = UUID.randomUUID().toString();
        QlaraSimulator simulator = QlaraSimulator.builder().callbackHeader("X-Webhook-Token", token).build().start();
        LOG.info("QLARA_API_KEY is not set: a simulator on {} plays the service, no message leaves this machine", simulator.baseUrl());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("simulator", Map.of(
                COMPONENT + "base-url", simulator.baseUrl(),
                COMPONENT + "api-key", simulator.apiKey(),
                COMPONENT + "phone-number-id", "101",
                COMPONENT + "webhook-credentials.token", token)));
        context.registerBean(QlaraSimulator.class, () -> simulator);
        context.addApplicationListener(new ApplicationListener<ApplicationReadyEvent>() {
            @Override
            public void onApplicationEvent(ApplicationReadyEvent event) {
                simulator.webhookUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/qlara/webhooks");
            }
        });
    }
}
