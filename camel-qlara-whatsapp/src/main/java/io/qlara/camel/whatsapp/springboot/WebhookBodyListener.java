/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;

import io.qlara.camel.whatsapp.WebhookGate;

/** Collects a body as it comes, up to what it may be. The server calls it on one thread at a time. */
final class WebhookBodyListener implements ReadListener {

    private final WebhookRequest call;
    private final AsyncContext waiting;
    private final HttpServletResponse response;
    private final ServletInputStream source;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private boolean ended;

    WebhookBodyListener(WebhookRequest call, AsyncContext waiting, HttpServletResponse response) throws IOException {
        this.call = call;
        this.waiting = waiting;
        this.response = response;
        this.source = call.source();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!ended && source.isReady() && !source.isFinished()) {
            int count = source.read(buffer);
            if (count < 0) {
                return;
            }
            body.write(buffer, 0, count);
            if (body.size() > call.gate().maxBodySize()) {
                end(call.gate().tooLarge());
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!ended) {
            ended = true;
            call.bodyIs(body.toByteArray());
            waiting.dispatch();
        }
    }

    /** The body broke off, so that nobody waits for an answer. */
    @Override
    public void onError(Throwable failure) {
        if (!ended) {
            ended = true;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            waiting.complete();
        }
    }

    private void end(WebhookGate.Refusal refusal) {
        ended = true;
        response.setStatus(refusal.status());
        refusal.headers().forEach(response::setHeader);
        response.setHeader("Connection", "close");
        response.setContentLength(0);
        waiting.complete();
    }
}
