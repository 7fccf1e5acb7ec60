/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;

/**
 * The service answered with an HTTP status that is no success. This class itself stands for the statuses that have no
 * class of their own: every other 4xx, and every 3xx, which is not followed because the API key would travel along. A 303
 * says that the service did what was asked: the outcome of a call that can't be repeated is unknown after it.
 */
public class QlaraApiException extends QlaraException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public QlaraApiException(String message, FailedCall call) {
        this(message, call, false, null);
    }

    public QlaraApiException(String message, FailedCall call, boolean outcomeUnknown) {
        this(message, call, outcomeUnknown, null);
    }

    QlaraApiException(String message, FailedCall call, boolean outcomeUnknown, Duration retryAfter) {
        super(message, call, outcomeUnknown, null);
        this.retryAfter = retryAfter;
    }

    /** How long the service wants to be left alone, after 429 or 5xx; null if it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
