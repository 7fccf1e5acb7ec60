/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;

/** Checks an endpoint's options and makes the settings of its client from them. */
final class ClientOptions {

    /** Longer than anybody waits, and short enough for its nanoseconds to be a number. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private ClientOptions() {
    }

    /**
     * The settings of the endpoint's client.
     *
     * @throws IllegalArgumentException if an option is missing or can't be used; the message names it and shows no key
     */
    static ClientSettings of(QlaraWhatsAppEndpoint endpoint) {
        QlaraWhatsAppConfiguration configuration = endpoint.getConfiguration();
        return new ClientSettings(
                BaseUrl.of(configuration.getBaseUrl(), configuration.isAllowInsecureBaseUrl()),
                apiKey(configuration.getApiKey(), endpoint.getResource()),
                positive("responseTimeout", configuration.getResponseTimeout()),
                positive("requestTimeout", configuration.getRequestTimeout()),
                notNegative(configuration.getMaxRetries()), positive("maxRetryAfter", configuration.getMaxRetryAfter()),
                configuration.getTemplateUpdateMethod().name(), configuration.isFailOnRejected());
    }

    static Duration positive(String option, Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("The option " + option + " must be more than nothing, such as 30s");
        }
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
    }

    private static int notNegative(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("The option maxRetries must not be negative; 0 means a single attempt");
        }
        return maxRetries;
    }

    private static String apiKey(String option, QlaraWhatsAppResource resource) {
        String apiKey = option == null ? "" : option.strip();
        if (apiKey.isEmpty()) {
            throw new IllegalArgumentException("qlara-whatsapp:" + resource + " needs the option apiKey; set"
                    + " camel.component.qlara-whatsapp.api-key, or apiKey on the endpoint");
        }
        if (!apiKey.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new IllegalArgumentException("The option apiKey of qlara-whatsapp:" + resource + " holds spaces, control or"
                    + " non-ASCII characters, which no key has; copy it again");
        }
        return apiKey;
    }
}
