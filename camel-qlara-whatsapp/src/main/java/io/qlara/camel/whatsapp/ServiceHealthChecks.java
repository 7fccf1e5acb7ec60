/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.api.QlaraClient;

/**
 * The health checks of a component's producers: one for each service and API key, however many producers use them. Where the
 * application has no health checks, there are none. Thread-safe.
 */
final class ServiceHealthChecks {

    private final QlaraWhatsAppComponent component;
    private final Map<Access, Registered> registered = new HashMap<>();
    private int named;

    ServiceHealthChecks(QlaraWhatsAppComponent component) {
        this.component = component;
    }

    /** Sees to it that there is a check for these settings, for as long as something uses them. */
    synchronized void use(ClientSettings settings, SharedClient shared) {
        WritableHealthCheckRepository repository = repository();
        if (repository == null) {
            return;
        }
        registered.computeIfAbsent(Access.of(settings), access -> {
            ClientSettings impatient = ServiceHealthCheck.impatient(settings);
            QlaraClient client = new QlaraClient(impatient, shared.transport(), shared.queue(settings.apiKey()));
            ServiceHealthCheck check
                    = new ServiceHealthCheck(nextId(), impatient, client, component.isHealthCheckProducerEnabled(), System::nanoTime);
            repository.addHealthCheck(check);
            return new Registered(check, client);
        }).users++;
    }

    /** One user less. */
    synchronized void release(ClientSettings settings) {
        Registered entry = registered.get(Access.of(settings));
        if (entry != null && --entry.users == 0) {
            registered.remove(Access.of(settings));
            entry.client.abort();
            repository().removeHealthCheck(entry.check);
        }
    }

    /** Ends the checks that are under way. */
    synchronized void abort() {
        registered.values().forEach(entry -> entry.client.abort());
    }

    private String nextId() {
        named++;
        return "producer:" + QlaraWhatsAppConstants.SCHEME + (named == 1 ? "" : "-" + named);
    }

    private WritableHealthCheckRepository repository() {
        CamelContext camel = component.getCamelContext();
        return HealthCheckHelper.getHealthCheckRepository(camel, "producers", WritableHealthCheckRepository.class);
    }

    private static final class Registered {

        private final ServiceHealthCheck check;
        private final QlaraClient client;
        private int users;

        private Registered(ServiceHealthCheck check, QlaraClient client) {
            this.check = check;
            this.client = client;
        }
    }

    /** What a check tries out. */
    private record Access(String baseUrl, String apiKey) {

        private static Access of(ClientSettings settings) {
            return new Access(settings.baseUrl().toString(), settings.apiKey());
        }
    }
}
