/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;

import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;

/**
 * How a client calls the API.
 *
 * @param baseUrl         where the API is
 * @param apiKey          sent as {@code X-Api-Key}; never shown
 * @param responseTimeout the longest that one attempt may take, from asking the pool for a connection to the last byte of
 *                        the answer
 * @param requestTimeout  the longest that everything may take
 * @param maxRetries      attempts after the first one, where one does no harm
 * @param maxRetryAfter   the longest wait that the service may impose
 * @param updateMethod    {@code PUT} or {@code PATCH}, for templates
 * @param failOnRejected  whether a send that no destination took is a {@link QlaraMessageRejectedException}
 */
public record ClientSettings(BaseUrl baseUrl, String apiKey, Duration responseTimeout, Duration requestTimeout,
                             int maxRetries, Duration maxRetryAfter, String updateMethod, boolean failOnRejected) {

    @Override
    public String toString() {
        return "ClientSettings[" + baseUrl + "]";
    }
}
