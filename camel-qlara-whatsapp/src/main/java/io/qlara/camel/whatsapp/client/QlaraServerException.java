/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Duration;

/** 5xx: the service failed. For a send its outcome is unknown, unless it was a 503 that said when to come back. */
public class QlaraServerException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraServerException(String message, FailedCall call, boolean outcomeUnknown, Duration retryAfter) {
        super(message, call, outcomeUnknown, retryAfter);
    }
}
