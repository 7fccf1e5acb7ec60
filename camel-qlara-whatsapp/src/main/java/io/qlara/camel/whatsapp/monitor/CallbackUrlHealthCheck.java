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

import org.apache.camel.health.HealthCheckResultBuilder;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * Whether the account's events are posted to the URL that a route expects; asks, and changes nothing. A result is good for a minute. Thread-safe.
 */
public final class CallbackUrlHealthCheck extends AskingHealthCheck {

    private static final Duration VALID = Duration.ofMinutes(1);

    private final String expected;
    private final QlaraClient client;

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
        super(id, VALID, true, nanoTime);
        this.expected = comparable(callbackUrl);
        if (expected == null) {
            throw new IllegalArgumentException("The option callbackUrl must be a complete URL, such as https://shop.example/qlara/webhooks");
        }
        this.client = client;
    }

    @Override
    HealthCheckResultBuilder result() {
        return HealthCheckResultBuilder.on(this).detail("callbackUrl", expected);
    }

    @Override
    Result ask() {
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

    /** False, because an application that is taken out of service for this would only lose more events. */
    @Override
    public boolean isReadiness() {
        return false;
    }
}
