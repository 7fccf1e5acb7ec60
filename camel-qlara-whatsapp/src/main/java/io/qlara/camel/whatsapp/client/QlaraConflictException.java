/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** 409: the service already has what was to be created, or another change came first. */
public class QlaraConflictException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraConflictException(String message, FailedCall call) {
        super(message, call);
    }
}
