/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** 400: the service does not understand or accept the request. */
public class QlaraBadRequestException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraBadRequestException(String message, FailedCall call) {
        super(message, call);
    }
}
