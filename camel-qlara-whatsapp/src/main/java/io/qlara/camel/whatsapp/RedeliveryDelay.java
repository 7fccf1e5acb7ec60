/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;

/** Lets the route's own error handler wait as long as the service asked. */
final class RedeliveryDelay {

    private static final String SET_BY_US = "CamelQlaraWhatsAppRedeliveryDelay";

    private RedeliveryDelay() {
    }

    /**
     * Sets Camel's header after a 429 that named a wait, also if that wait exceeded the requestTimeout. Removes the header that an
     * earlier call has set.
     */
    static void apply(Exchange exchange, Throwable failure, Duration longest) {
        if (exchange.removeProperty(SET_BY_US) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
        // after a timeout the 429 was the last word only if nothing had been sent since
        Throwable last = failure instanceof QlaraTimeoutException timeout && !timeout.isOutcomeUnknown() ? failure.getCause() : failure;
        if (last instanceof QlaraRateLimitException rateLimit && rateLimit.getRetryAfter() != null) {
            long delay = Math.min(rateLimit.getRetryAfter().toMillis(), longest.toMillis());
            // no wait is no word of the service: the route's own delay holds
            if (delay > 0) {
                exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay);
                exchange.setProperty(SET_BY_US, Boolean.TRUE);
            }
        }
    }
}
