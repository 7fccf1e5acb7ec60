/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.qlara.camel.whatsapp.WebhookGate;

/** Answers a call without reading its body. */
final class RefusedCall {

    private static final long TIME_TO_READ_THE_ANSWER_MILLISECONDS = 1_000;

    private RefusedCall() {
    }

    /**
     * Sends the answer. If a body may come, ends the connection a moment later: a server that ends the call at once waits for the rest of
     * the body, and holds a thread while it does.
     */
    static void answer(HttpServletRequest call, HttpServletResponse response, WebhookGate.Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        refusal.headers().forEach(response::setHeader);
        response.setContentLength(0);
        boolean mayHaveBody = mayHaveBody(call);
        if (mayHaveBody) {
            response.setHeader("Connection", "close");
        }
        if (mayHaveBody && call.isAsyncSupported()) {
            AsyncContext unfinished = call.startAsync();
            unfinished.setTimeout(TIME_TO_READ_THE_ANSWER_MILLISECONDS);
        }
        response.flushBuffer();
    }

    static boolean mayHaveBody(HttpServletRequest call) {
        return call.getContentLengthLong() > 0 || call.getHeader("Transfer-Encoding") != null;
    }
}
