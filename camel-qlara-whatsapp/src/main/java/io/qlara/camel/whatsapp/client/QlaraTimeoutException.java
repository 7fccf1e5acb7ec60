/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** The time for everything, {@code requestTimeout}, is over. The message says whether the request had left by then. */
public class QlaraTimeoutException extends QlaraException {

    private static final long serialVersionUID = 1L;

    public QlaraTimeoutException(String message, FailedCall call, boolean outcomeUnknown, Throwable cause) {
        super(message, call, outcomeUnknown, cause);
    }
}
