/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.health.HealthCheckRegistry;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.monitor.CallbackUrlHealthCheck;

/** The health check of {@code callbackUrl} among the application's own, as long as its route runs. */
final class CallbackUrlWatch implements AutoCloseable {

    private final HealthCheckRegistry registry;
    private final QlaraClient client;
    private final CallbackUrlHealthCheck check;

    private CallbackUrlWatch(HealthCheckRegistry registry, QlaraClient client, CallbackUrlHealthCheck check) {
        this.registry = registry;
        this.client = client;
        this.check = check;
    }

    /**
     * Begins to watch.
     *
     * @return null if the endpoint has no {@code callbackUrl}, if the application has no health checks, or none of this component's consumers
     */
    static CallbackUrlWatch of(QlaraWhatsAppEndpoint endpoint, String routeId) {
        String callbackUrl = ExchangeReader.saidOrNull(endpoint.getWebhookConfiguration().getCallbackUrl());
        if (callbackUrl == null) {
            return null;
        }
        QlaraWhatsAppComponent component = endpoint.getComponent();
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry == null || !component.isHealthCheckConsumerEnabled()) {
            return null;
        }
        ClientSettings settings = ProducerSettings.ofClient(endpoint.getResource(), endpoint.getConfiguration(), component.getConfiguration());
        QlaraClient client = component.producerResources().openForHealthCheck(CallbackUrlHealthCheck.impatient(settings));
        CallbackUrlHealthCheck check = new CallbackUrlHealthCheck("callbackUrl:" + routeId, callbackUrl, client, System::nanoTime);
        registry.register(check);
        return new CallbackUrlWatch(registry, client, check);
    }

    /** A check that is under way ends. */
    @Override
    public void close() {
        registry.unregister(check);
        client.abort();
    }
}
