/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

/**
 * What to say of a request that ends without an answer.
 *
 * @param sent            whether an attempt was under way that had been sent
 * @param betweenAttempts whether it waited for another attempt
 * @param lastFailure     what the attempt before came to; null if there was none
 */
record UnansweredRequest(ApiRequest request, boolean sent, boolean betweenAttempts, QlaraException lastFailure) {

    static UnansweredRequest of(ApiRequest request, boolean sent) {
        return new UnansweredRequest(request, sent, false, null);
    }

    /** One attempt took longer than it may. */
    QlaraTransportException responseTimedOut(Duration responseTimeout) {
        return new QlaraTransportException(request + " had no complete answer within the responseTimeout of " + responseTimeout + "; "
                + advice(), request.failedWithoutAnswer(), request.isOutcomeUnknown(sent), lastFailure);
    }

    QlaraTimeoutException timedOut(Duration requestTimeout) {
        return new QlaraTimeoutException(request + " did not end within the requestTimeout of " + requestTimeout + "; " + advice(),
                request.failedWithoutAnswer(), request.isOutcomeUnknown(sent), lastFailure);
    }

    QlaraTransportException cutShort() {
        return new QlaraTransportException("The application shut down before " + request + " had its answer; " + advice(),
                request.failedWithoutAnswer(), request.isOutcomeUnknown(sent), lastFailure);
    }

    QlaraTransportException notSentAnyMore() {
        return new QlaraTransportException(request + " was not sent, because the application shuts down; it can be sent again",
                request.failedWithoutAnswer(), false, lastFailure);
    }

    QlaraQueueFullException queueFull() {
        return new QlaraQueueFullException(request + " was not sent: as many requests as maxQueued allows wait for the quota"
                + " already; send it again later, or raise maxQueued", request.failedWithoutAnswer());
    }

    QlaraException rateLimiterFailed(Throwable cause) {
        Throwable reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return new QlaraException(request + " was not sent: the rate limiter failed (" + reason.getClass().getSimpleName()
                + "); see its cause and the option rateLimiter, then it can be sent again", request.failedWithoutAnswer(), false, reason);
    }

    private String advice() {
        return betweenAttempts ? "it waited for another attempt, because the one before came to nothing, and can be sent again"
                : request.advice(sent);
    }
}
