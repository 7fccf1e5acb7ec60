/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * Whether the service can be reached with an API key: lists one phone number, which sends nothing. The thread that calls the check
 * waits for the answer, at most 10 s. Each try uses one request of the quota, so a result is good for 10 s. Thread-safe.
 */
final class ServiceHealthCheck implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Half of the whole time, so that a {@link QlaraTimeoutException} can only come from a long wait for the quota. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration VALID = Duration.ofSeconds(10);
    private static final ListFilter ONE = new ListFilter(null, null, 1, null);

    private final String id;
    private final ClientSettings settings;
    private final QlaraClient client;
    private final Supplier<Map<String, Object>> details;
    private final LongSupplier nanoTime;
    private volatile boolean enabled;
    private Result lastResult;
    private long triedAt;

    ServiceHealthCheck(String id, ClientSettings settings, QlaraClient client, boolean enabled, Supplier<Map<String, Object>> details, LongSupplier nanoTime) {
        this.id = id;
        this.settings = settings;
        this.client = client;
        this.details = details;
        this.nanoTime = nanoTime;
        this.enabled = enabled;
    }

    /** The settings of a check's client: it repeats nothing, and waits no longer than the check does. */
    static ClientSettings impatient(ClientSettings settings) {
        return new ClientSettings(settings.baseUrl(), settings.apiKey(), LONGEST_ATTEMPT, LONGEST, 0, LONGEST,
                settings.updateMethod(), settings.failOnRejected());
    }

    @Override
    public Result call(Map<String, Object> options) {
        return enabled ? lately() : result().unknown().message("Disabled").build();
    }

    private synchronized Result lately() {
        if (lastResult == null || nanoTime.getAsLong() - triedAt >= VALID.toNanos()) {
            lastResult = tryOut();
            // when the try has ended, so that whoever waited for this lock takes the result
            triedAt = nanoTime.getAsLong();
        }
        return lastResult;
    }

    private HealthCheckResultBuilder result() {
        return HealthCheckResultBuilder.on(this).detail("baseUrl", settings.baseUrl().toString()).details(details.get());
    }

    private Result tryOut() {
        HealthCheckResultBuilder result = result();
        try {
            client.phoneNumbers().list(ONE).join();
            return result.up().build();
        } catch (CompletionException | CancellationException e) {
            return afterFailure(result, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Up if there was no quota left for the check: then nothing is known against the service. */
    private static Result afterFailure(HealthCheckResultBuilder result, Throwable failure) {
        if (failure instanceof QlaraRateLimitException) {
            return result.up().message("The service answered that the account's quota is used up").build();
        }
        if (failure instanceof QlaraQueueFullException || failure instanceof QlaraTimeoutException) {
            return result.up().message("The service was not asked, because other requests use up the quota").build();
        }
        if (failure instanceof QlaraException answered && answered.getHttpStatus() != 0) {
            result.detail(HTTP_RESPONSE_CODE, answered.getHttpStatus());
        }
        return result.down().message(failure.getMessage()).error(failure).build();
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
