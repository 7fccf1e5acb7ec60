/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Whether a webhook route listens. Thread-safe. */
final class WebhookHealthCheck implements HealthCheck {

    private final String path;
    private final BooleanSupplier listens;
    private volatile boolean enabled = true;

    WebhookHealthCheck(String path, BooleanSupplier listens) {
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
        return "consumer:" + QlaraWhatsAppConstants.SCHEME + path;
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
