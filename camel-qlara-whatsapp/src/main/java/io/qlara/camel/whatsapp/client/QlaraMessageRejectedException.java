/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import io.qlara.camel.whatsapp.model.SendResponse;

/** The service answered a send, but no destination and no channel took the message. Nothing was sent. */
public class QlaraMessageRejectedException extends QlaraException {

    private static final long serialVersionUID = 1L;

    private final transient SendResponse response;

    public QlaraMessageRejectedException(String message, FailedCall call, SendResponse response) {
        super(message, call, false, null);
        this.response = response;
    }

    /** The whole answer, with the service's reasons; null only after serialisation. */
    public SendResponse getResponse() {
        return response;
    }
}
