/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * A health check that asks the service. The thread that calls the check waits for the answer, at most 10 s; threads that call it meanwhile take
 * the same result. Each try uses one request of the quota, so a result is good for a while after its try has ended. Thread-safe.
 */
abstract class AskingHealthCheck implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Half of the whole time, so that a {@link QlaraTimeoutException} can only come from a long wait for the quota. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);

    private final String id;
    private final Duration valid;
    private final LongSupplier nanoTime;
    private volatile boolean enabled;
    private Result lastResult;
    private long triedAt;

    /**
     * A check that has not asked yet.
     *
     * @param id       the name of the check
     * @param valid    for how long a result is good after its try
     * @param nanoTime the clock
     */
    AskingHealthCheck(String id, Duration valid, boolean enabled, LongSupplier nanoTime) {
        this.id = id;
        this.valid = valid;
        this.enabled = enabled;
        this.nanoTime = nanoTime;
    }

    /** The settings of a check's client: it repeats nothing, and waits no longer than the check does. */
    public static ClientSettings impatient(ClientSettings settings) {
        return new ClientSettings(settings.baseUrl(), settings.apiKey(), LONGEST_ATTEMPT, LONGEST, 0, LONGEST,
                settings.updateMethod(), settings.failOnRejected());
    }

    /** A result that holds what every result tells. */
    abstract HealthCheckResultBuilder result();

    /** Asks the service once, and waits for the answer. */
    abstract Result ask();

    @Override
    public final Result call(Map<String, Object> options) {
        return enabled ? lately() : result().unknown().message("Disabled").build();
    }

    private synchronized Result lately() {
        if (lastResult == null || nanoTime.getAsLong() - triedAt >= valid.toNanos()) {
            lastResult = ask();
            // when the try has ended, so that whoever waited for this lock takes the result
            triedAt = nanoTime.getAsLong();
        }
        return lastResult;
    }

    @Override
    public final String getGroup() {
        return "camel";
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final boolean isEnabled() {
        return enabled;
    }

    @Override
    public final void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
