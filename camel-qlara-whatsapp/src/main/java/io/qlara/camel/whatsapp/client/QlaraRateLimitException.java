package io.qlara.camel.whatsapp.client;

import java.time.Duration;

/** 429: the account's quota is used up. Nothing was sent. */
public class QlaraRateLimitException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public QlaraRateLimitException(String message, FailedCall call, Duration retryAfter) {
        super(message, call, false, null);
        this.retryAfter = retryAfter;
    }

    /** How long the service wants to be left alone; null if it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
