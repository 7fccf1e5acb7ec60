/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

/** As many requests as {@code maxQueued} allows wait for the quota or a connection already. Nothing was sent. */
public class QlaraQueueFullException extends QlaraException {

    private static final long serialVersionUID = 1L;

    public QlaraQueueFullException(String message, FailedCall call) {
        super(message, call, false, null);
    }
}
