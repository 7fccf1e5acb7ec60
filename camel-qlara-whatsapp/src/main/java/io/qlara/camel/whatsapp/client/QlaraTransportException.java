/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** There was no answer, or one that is not what the API promises. */
public class QlaraTransportException extends QlaraException {

    private static final long serialVersionUID = 1L;

    public QlaraTransportException(String message, FailedCall call, boolean outcomeUnknown, Throwable cause) {
        super(message, call, outcomeUnknown, cause);
    }
}
