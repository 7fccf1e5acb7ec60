/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.http.ClientSettings;

/** Whether the service can be reached with an API key: lists one phone number, which sends nothing. A result is good for 10 s. Thread-safe. */
final class ServiceHealthCheck extends AskingHealthCheck {

    private static final Duration VALID = Duration.ofSeconds(10);
    private static final ListFilter ONE = new ListFilter(null, null, 1, null);

    private final ClientSettings settings;
    private final QlaraClient client;
    private final Supplier<Map<String, Object>> details;
    private final Predicate<ClientActivity.Queue> quotaUsedUp;

    ServiceHealthCheck(String id, ClientSettings settings, QlaraClient client, boolean enabled, Supplier<Map<String, Object>> details,
            Predicate<ClientActivity.Queue> quotaUsedUp, LongSupplier nanoTime) {
        super(id, VALID, enabled, nanoTime);
        this.settings = settings;
        this.client = client;
        this.details = details;
        this.quotaUsedUp = quotaUsedUp;
    }

    @Override
    HealthCheckResultBuilder result() {
        return HealthCheckResultBuilder.on(this).detail("baseUrl", settings.baseUrl().toString()).details(details.get());
    }

    @Override
    Result ask() {
        HealthCheckResultBuilder result = result();
        try {
            client.phoneNumbers().list(ONE).join();
            return result.up().build();
        } catch (CompletionException | CancellationException e) {
            return afterFailure(result, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Up if there was no quota left for the check: then nothing is known against the service. */
    private Result afterFailure(HealthCheckResultBuilder result, Throwable failure) {
        if (failure instanceof QlaraRateLimitException) {
            return result.up().message("The service answered that the account's quota is used up").build();
        }
        if (failure instanceof QlaraQueueFullException && !quotaUsedUp.test(client.queue())) {
            return result.down().message("The service was not asked, because as many requests as maxQueued allows wait for a connection, or"
                    + " for their repeat after a failure").build();
        }
        if (failure instanceof QlaraQueueFullException || failure instanceof QlaraTimeoutException) {
            return result.up().message("The service was not asked, because other requests use up the quota").build();
        }
        if (failure instanceof QlaraException answered && answered.getHttpStatus() != 0) {
            result.detail(HTTP_RESPONSE_CODE, answered.getHttpStatus());
        }
        return result.down().message(failure.getMessage()).error(failure).build();
    }
}
