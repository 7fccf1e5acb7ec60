/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** What HttpClient carries along with the request of one attempt. */
final class AttemptContext extends HttpClientContext {

    private final Handover handover;

    AttemptContext(Handover handover) {
        this.handover = handover;
    }

    /**
     * The context of the attempt.
     *
     * @throws IOException if HttpClient hands over another one: then nobody would know whether the request left, so that it must not leave
     */
    static AttemptContext of(HttpContext context) throws IOException {
        if (context instanceof AttemptContext attempt) {
            return attempt;
        }
        throw new IOException("HttpClient hands over another context than that of the attempt");
    }

    Handover handover() {
        return handover;
    }
}
