/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What HttpClient carries along with the request of one attempt. */
final class AttemptContext extends HttpClientContext {

    private final Handover handover;

    AttemptContext(Handover handover) {
        this.handover = handover;
    }

    Handover handover() {
        return handover;
    }
}
