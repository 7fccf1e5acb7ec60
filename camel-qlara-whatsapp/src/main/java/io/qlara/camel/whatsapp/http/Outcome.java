/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

/** The words that tell a reader whether a request that was sent may be sent again. */
final class Outcome {

    private Outcome() {
    }

    static String of(boolean unknown) {
        return unknown
                ? "whether it was carried out is unknown, so find out before sending it again"
                : "it can be sent again without harm";
    }
}
