/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.TransportSettings;

/**
 * Makes checked, immutable settings of the options that producers have. Each method throws an {@link IllegalArgumentException} for an
 * option that is missing or can't be used; its message names the option and shows no key.
 */
final class ProducerSettings {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerSettings.class);
    /** Shorter than any service answers. */
    private static final Duration SHORTEST = Duration.ofMillis(100);
    /** Longer than anybody waits, and short enough for a long of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private ProducerSettings() {
    }

    /**
     * How the client of an endpoint calls the API.
     *
     * @param configuration what the endpoint sets, with an API key only if the endpoint sets one of its own
     * @param ofComponent   what the component sets: its key goes to its baseUrl and to no other one
     */
    static ClientSettings ofClient(
            QlaraWhatsAppResource resource, QlaraWhatsAppConfiguration configuration, QlaraWhatsAppConfiguration ofComponent) {
        BaseUrl baseUrl = BaseUrl.of(configuration.getBaseUrl(), configuration.isAllowInsecureBaseUrl());
        return new ClientSettings(
                baseUrl, apiKey(configuration.getApiKey(), baseUrl, resource, ofComponent),
                positive("responseTimeout", configuration.getResponseTimeout()),
                positive("requestTimeout", configuration.getRequestTimeout()),
                maxRetries(configuration.getMaxRetries()), positive("maxRetryAfter", configuration.getMaxRetryAfter()),
                configuration.getTemplateUpdateMethod().name(), configuration.isFailOnRejected());
    }

    static Duration positive(String option, Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("The option " + option + " must be more than nothing, such as 30s");
        }
        if (value.compareTo(SHORTEST) < 0) {
            LOG.warn("The option {} is {} ms; a number without a unit counts milliseconds, so write 20s for 20 seconds", option, value.toMillis());
        }
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
    }

    static Duration notNegative(String option, Duration value) {
        if (value == null || value.isNegative()) {
            throw new IllegalArgumentException("The option " + option + " must not be negative");
        }
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
    }

    static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The option " + option + " must be at least 1");
        }
        return value;
    }

    static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("The option " + option + " must not be negative");
        }
        return value;
    }

    /** The proxy to call the service through; null if no host is set. */
    static TransportSettings.Proxy proxy(String host, Integer port, String username, String password) {
        if (host == null || host.isBlank()) {
            return null;
        }
        if (host.strip().matches(".*[/\\s].*")) {
            throw new IllegalArgumentException("The option proxyHost is no name of a host; set it to the host alone, and proxyPort to the port");
        }
        if (port == null) {
            throw new IllegalArgumentException("The option proxyHost is set, so the option proxyPort must be too");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The option proxyPort must be a port, from 1 to 65535");
        }
        return new TransportSettings.Proxy(host.strip(), port, stripped(username), stripped(password));
    }

    /** A line break at the end of a secret file is no part of the secret. */
    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The keys and certificates of the parameters; null without parameters, which means those of the platform. */
    static SSLContext sslContext(SSLContextParameters parameters, CamelContext camel) {
        try {
            return parameters == null ? null : parameters.createSSLContext(camel);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The option sslContextParameters can't be used: " + e.getMessage(), e);
        }
    }

    private static int maxRetries(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("The option maxRetries must not be negative; 0 means a single attempt");
        }
        return value;
    }

    private static String apiKey(
            String ownKey, BaseUrl baseUrl, QlaraWhatsAppResource resource, QlaraWhatsAppConfiguration ofComponent) {
        String apiKey = stripped(ownKey);
        if (apiKey == null && !baseUrl.isSame(ofComponent.getBaseUrl())) {
            throw new IllegalArgumentException("An endpoint of qlara-whatsapp:" + resource + " sets baseUrl, but no apiKey; the component's"
                    + " key goes to the component's baseUrl only, so set apiKey on the endpoint too, or baseUrl on the component");
        }
        return checkedKey(apiKey == null ? stripped(ofComponent.getApiKey()) : apiKey, resource);
    }

    private static String checkedKey(String apiKey, QlaraWhatsAppResource resource) {
        if (apiKey == null) {
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
