/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** 404: there is no template or phone number of that id. */
public class QlaraNotFoundException extends QlaraApiException {

    private static final long serialVersionUID = 1L;

    public QlaraNotFoundException(String message, FailedCall call) {
        super(message, call);
    }
}
