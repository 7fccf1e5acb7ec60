/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Whether a webhook route listens. Thread-safe. */
public final class WebhookHealthCheck implements HealthCheck {

    private final String id;
    private final String path;
    private final BooleanSupplier listens;
    private volatile boolean enabled = true;

    /**
     * A check of one route.
     *
     * @param id      the name of the check
     * @param path    where the route takes events
     * @param listens whether the route takes events at the moment
     */
    public WebhookHealthCheck(String id, String path, BooleanSupplier listens) {
        this.id = id;
        this.path = path;
        this.listens = listens;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail("path", path);
        return listens.getAsBoolean() ? result.up().build() : result.down().message("No events are taken at " + path).build();
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
