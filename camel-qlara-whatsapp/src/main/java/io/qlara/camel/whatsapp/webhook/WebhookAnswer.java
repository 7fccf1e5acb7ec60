/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

/** The possible answers to a webhook call. Their body is always empty. */
public enum WebhookAnswer {

    /** All events of the call are done: routed, acknowledged, repeats, or filtered out. */
    DONE(200),
    /** The body is not JSON, or holds no event that can be used. */
    UNREADABLE(400),
    /** Credentials are wrong or missing. */
    UNAUTHORIZED(401),
    /** The call is no POST. */
    NOT_POST(405),
    /** The body is larger than the option maxBodySize. */
    TOO_LARGE(413),
    /** The route failed for an event at least, so the sender may try again. */
    ROUTE_FAILED(500),
    /** Not now: suspended, stopping, full, a repeat of an event still being routed, or the repository failed. */
    NOT_NOW(503);

    private final int httpStatus;

    WebhookAnswer(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** What to answer when some of what a call holds came to this, and some to the other: a failure, else not now, else done. */
    WebhookAnswer and(WebhookAnswer other) {
        return this == ROUTE_FAILED || other == DONE ? this : other;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
