/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * Whether the account's events are posted to the URL that a route expects; asks, and changes nothing. The thread that calls the check waits for
 * the answer, at most 10 s. Each try uses one request of the quota, so a result is good for a minute. Thread-safe.
 */
public final class CallbackUrlHealthCheck implements HealthCheck {

    private static final Duration VALID = Duration.ofMinutes(1);

    private final String id;
    private final String expected;
    private final QlaraClient client;
    private final LongSupplier nanoTime;
    private volatile boolean enabled = true;
    private Result lastResult;
    private long triedAt;

    /**
     * A check of one route.
     *
     * @param id          the name of the check
     * @param callbackUrl what should be registered; its query is not compared, because tokens stand there
     * @param client      asks the service, with {@link #impatient(ClientSettings) impatient} settings
     * @param nanoTime    the clock
     * @throws IllegalArgumentException if {@code callbackUrl} is no complete https or http URL
     */
    public CallbackUrlHealthCheck(String id, String callbackUrl, QlaraClient client, LongSupplier nanoTime) {
        this.id = id;
        this.expected = comparable(callbackUrl);
        if (expected == null) {
            throw new IllegalArgumentException("The option callbackUrl must be a complete URL, such as https://shop.example/qlara/webhooks");
        }
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /** The settings of a check's client: it repeats nothing, and waits no longer than the check does. */
    public static ClientSettings impatient(ClientSettings settings) {
        return ServiceHealthCheck.impatient(settings);
    }

    @Override
    public Result call(Map<String, Object> options) {
        return enabled ? lately() : result().unknown().message("Disabled").build();
    }

    private synchronized Result lately() {
        if (lastResult == null || nanoTime.getAsLong() - triedAt >= VALID.toNanos()) {
            lastResult = ask();
            // when the try has ended, so that whoever waited for this lock takes the result
            triedAt = nanoTime.getAsLong();
        }
        return lastResult;
    }

    private HealthCheckResultBuilder result() {
        return HealthCheckResultBuilder.on(this).detail("callbackUrl", expected);
    }

    private Result ask() {
        try {
            JsonNode registration = client.raw().call("GET", ApiPaths.WEBHOOK, Map.of(), null).join().body();
            return compared(registration == null ? null : comparable(registration.path("callbackUrl").textValue()));
        } catch (CompletionException | CancellationException e) {
            return afterFailure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private Result compared(String registered) {
        if (registered == null) {
            return result().unknown().message("The service does not tell which URL is registered").build();
        }
        if (registered.equals(expected)) {
            return result().up().build();
        }
        return result().down().detail("registeredUrl", registered).message("Events go to " + registered + ", which is registered in place of " + expected).build();
    }

    /** Nothing is known of the registration when the service could not be asked, and another check tells that. */
    private Result afterFailure(Throwable failure) {
        return failure instanceof QlaraNotFoundException
                ? result().down().message("No URL is registered, so no events come; or the account does not have this call").build()
                : result().unknown().message("The service could not be asked: " + failure.getMessage()).build();
    }

    /** Without user and query, which may hold secrets, and without a slash at its end; null for what is no complete URL. */
    private static String comparable(String url) {
        try {
            URI uri = URI.create(url == null ? "" : url.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("https", "http").contains(scheme) || uri.getHost() == null) {
                return null;
            }
            String port = uri.getPort() < 0 || uri.getPort() == ("https".equals(scheme) ? 443 : 80) ? "" : ":" + uri.getPort();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath().replaceFirst("/$", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }

    /** False, because an application that is taken out of service for this would only lose more events. */
    @Override
    public boolean isReadiness() {
        return false;
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
