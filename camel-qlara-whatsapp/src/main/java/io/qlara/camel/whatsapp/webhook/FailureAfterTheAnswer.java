/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Lets the HTTP exchange of a call that was not answered 200 count as failed. Not earlier: the server would answer with the failure. */
final class FailureAfterTheAnswer extends SynchronizationAdapter {

    private final WebhookAnswer answer;

    FailureAfterTheAnswer(WebhookAnswer answer) {
        this.answer = answer;
    }

    @Override
    public void onDone(Exchange exchange) {
        exchange.setException(new RefusedCallException(answer, "a webhook call was answered " + answer.httpStatus()));
    }
}
