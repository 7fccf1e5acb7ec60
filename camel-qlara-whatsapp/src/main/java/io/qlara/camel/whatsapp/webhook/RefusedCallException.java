/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

/** A call that is answered without anything being routed. Its message holds nothing that the caller sent. */
public final class RefusedCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final WebhookAnswer answer;

    RefusedCallException(WebhookAnswer answer, String reason) {
        // anybody may cause these as often as they like: no stack trace, no suppressed exceptions
        super(reason, null, false, false);
        this.answer = answer;
    }

    WebhookAnswer answer() {
        return answer;
    }
}
