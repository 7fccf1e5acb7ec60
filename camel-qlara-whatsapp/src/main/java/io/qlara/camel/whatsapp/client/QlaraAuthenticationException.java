/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** 401 or 403: the API key is missing, wrong or not allowed here, or the caller's address is not. */
public class QlaraAuthenticationException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraAuthenticationException(String message, FailedCall call) {
        super(message, call);
    }
}
