/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;

/** 429: the account's quota is used up. Nothing was sent. */
public class QlaraRateLimitException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraRateLimitException(String message, FailedCall call, Duration retryAfter) {
        super(message, call, false, retryAfter);
    }
}
