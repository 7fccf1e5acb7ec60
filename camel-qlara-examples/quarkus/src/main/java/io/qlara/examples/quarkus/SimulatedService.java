/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.util.Optional;
import java.util.UUID;

import org.apache.camel.quarkus.main.events.AfterConfigure;
import org.apache.camel.quarkus.main.events.AfterStop;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulator;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Has the simulator play the service where no API key is set. */
@Singleton
class SimulatedService {

    private static final Logger LOG = Logger.getLogger("shop");

    @ConfigProperty(name = "QLARA_API_KEY")
    Optional<String> apiKey;
    @ConfigProperty(name = "quarkus.http.port")
    int port;

    private QlaraSimulator simulator;

    void start(@Observes AfterConfigure event) {
        if (apiKey.isPresent()) {
            return;
        }
        String token = UUID.randomUUID().toString();
        simulator = QlaraSimulator.builder().webhookUrl("http://127.0.0.1:" + port + "/qlara/webhooks")
                .callbackHeader("X-Webhook-Token", token).build().start();
        LOG.infof("QLARA_API_KEY is not set: a simulator on %s plays the service, no message leaves this machine", simulator.baseUrl());
        QlaraWhatsAppComponent component
                = event.getMain().getCamelContext().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setBaseUrl(simulator.baseUrl());
        component.getConfiguration().setApiKey(simulator.apiKey());
        component.getConfiguration().setPhoneNumberId("101");
        component.getWebhookCredentials().setToken(token);
    }

    void stop(@Observes AfterStop event) {
        if (simulator != null) {
            simulator.stop();
        }
    }

    QlaraSimulator simulator() {
        return simulator;
    }
}
