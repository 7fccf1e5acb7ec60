/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

/** Why a wait for a turn ended without one. */
final class WaitEnded extends Exception {

    /** All connections have been busy for longer than an attempt may take. */
    static final WaitEnded NO_CONNECTION = new WaitEnded("no connection");
    static final WaitEnded CALL_ENDED = new WaitEnded("the call ended");

    private static final long serialVersionUID = 1L;

    private WaitEnded(String reason) {
        super(reason, null, false, false);
    }
}
