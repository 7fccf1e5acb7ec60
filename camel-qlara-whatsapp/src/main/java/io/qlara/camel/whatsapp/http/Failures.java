/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

import io.qlara.camel.whatsapp.client.FailedCall;
import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.client.QlaraConflictException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.SendResponse;

/**
 * Every exception that a call can end with, and every word in it. A message holds no key, no text of a message, no response and no whole phone
 * number. Thread-safe.
 */
public final class Failures {

    private static final Duration WORTH_TELLING = Duration.ofMillis(100);

    private final RetryAfter retryAfter;

    /** @param clock tells how far away the date of a {@code Retry-After} is */
    public Failures(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    /** The response has a status that is no success. */
    QlaraApiException ofStatus(ApiCall call, ApiResponse response) {
        FailedCall failed = failed(call, response);
        String what = "Qlara answered " + call + " with " + response.status();
        return switch (response.status()) {
            case 400 -> new QlaraBadRequestException(what + ": it does not accept the request; its reason is in the"
                    + " exception's response body", failed);
            case 401 -> new QlaraAuthenticationException(what + ": check the option apiKey", failed);
            case 403 -> new QlaraAuthenticationException(what + ": check that the API key may do this and that this machine's"
                    + " address is allowed in the Qlara account", failed);
            case 404 -> new QlaraNotFoundException(what + ": check the id, or the option baseUrl if every call ends so", failed);
            case 409 -> new QlaraConflictException(what + ": it exists already, or was changed meanwhile", failed);
            case 429 -> rateLimit(what, failed, retryAfter.of(response));
            default -> ofOtherStatus(call, response, what, failed);
        };
    }

    private static QlaraRateLimitException rateLimit(String what, FailedCall failed, Optional<Duration> wait) {
        return new QlaraRateLimitException(what + ": the account's quota is used up, nothing was done; "
                + wait.map(time -> "send again in " + time.toMillis() / 1000.0 + " s").orElse("send again later"), failed,
                wait.orElse(null));
    }

    private QlaraApiException ofOtherStatus(ApiCall call, ApiResponse response, String what, FailedCall failed) {
        if (response.status() >= 500) {
            Optional<Duration> wait = retryAfter.ofHeader(response);
            boolean unknown = !call.isRepeatable() && (response.status() != 503 || wait.isEmpty());
            return new QlaraServerException(what + ": the service failed; " + afterLeaving(unknown), failed, unknown, wait.orElse(null));
        }
        if (response.status() >= 300 && response.status() < 400) {
            // See Other says that the service has done what was asked
            boolean unknown = response.status() == 303 && !call.isRepeatable();
            return new QlaraApiException(what + ": redirects are not followed, because the API key would travel along; "
                    + (unknown ? afterLeaving(true) + "; " : "") + "set the option baseUrl to the final address", failed, unknown);
        }
        return new QlaraApiException(what + ": its reason is in the exception's response body", failed);
    }

    /** No destination and no channel took the message. */
    public QlaraMessageRejectedException rejected(ApiCall call, ApiResponse response, SendResponse read) {
        return new QlaraMessageRejectedException("Qlara accepted the message for no destination; its reasons are in the"
                + " exception's response", failed(call, response), read);
    }

    QlaraTransportException unreadable(ApiCall call, ApiResponse response, String why, Throwable cause) {
        return new QlaraTransportException("Qlara's answer " + response.status() + " to " + call + " can't be understood: " + why + "; "
                + whatToDo(call, true), failed(call, response), isOutcomeUnknown(call, true), cause);
    }

    /** @param byProxy whether the connection goes through a proxy */
    QlaraTransportException noResponse(ApiCall call, boolean sent, BaseUrl baseUrl, boolean byProxy, Throwable cause) {
        String check = byProxy ? "; if that goes on, check the options proxyHost, proxyPort and baseUrl and the network"
                : "; if that goes on, check the option baseUrl and the network";
        return new QlaraTransportException("There was no answer to " + call + " from " + baseUrl + " (" + cause.getClass().getSimpleName()
                + "); " + whatToDo(call, sent) + (sent ? "" : check), failed(call), isOutcomeUnknown(call, sent),
                quotesTheResponse(cause) ? null : cause);
    }

    /** The messages of these causes repeat what could not be read. */
    private static boolean quotesTheResponse(Throwable cause) {
        return cause instanceof HttpException || cause instanceof MalformedChunkCodingException;
    }

    QlaraTransportException refusedByProxy(ApiCall call, boolean sent, BaseUrl baseUrl, int status) {
        return new QlaraTransportException("The proxy answered " + status + " when it was asked to connect to " + baseUrl + " for " + call
                + "; " + whatToDo(call, sent) + "; check the options proxyHost, proxyPort, proxyUsername and proxyPassword", failed(call),
                isOutcomeUnknown(call, sent), null);
    }

    /** One attempt took longer than it may. */
    QlaraTransportException responseTimedOut(ApiCall call, boolean sent, Duration responseTimeout) {
        return new QlaraTransportException(call + " had no complete answer within the responseTimeout of " + responseTimeout + "; "
                + whatToDo(call, sent), failed(call), isOutcomeUnknown(call, sent), null);
    }

    QlaraTimeoutException timedOut(ApiCall call, Reached reached, Duration requestTimeout) {
        return new QlaraTimeoutException(call + " did not end within the requestTimeout of " + requestTimeout + "; "
                + whatToDo(call, reached) + prepared(reached) + waited(reached), failed(call), isOutcomeUnknown(call, reached.sent()), reached.lastFailure());
    }

    private static String prepared(Reached reached) {
        return reached.prepared().compareTo(WORTH_TELLING) < 0 ? ""
                : "; " + reached.prepared().toMillis() / 1000.0 + " s of that passed before there was a request to send, while its body was read or"
                        + " templates, senders or a session were looked up: see what of these is slow, or raise requestTimeout";
    }

    private static String waited(Reached reached) {
        return reached.queued().toMillis() == 0 ? ""
                : "; it waited " + reached.queued().toMillis() / 1000.0 + " s of that for the quota or a connection: send less at a time, or raise"
                        + " requestTimeout";
    }

    QlaraTransportException cutShort(ApiCall call, Reached reached) {
        return new QlaraTransportException("The application shut down before " + call + " had its answer; " + whatToDo(call, reached),
                failed(call), isOutcomeUnknown(call, reached.sent()), reached.lastFailure());
    }

    QlaraTransportException notSentAnyMore(ApiCall call, QlaraException lastFailure) {
        return new QlaraTransportException(call + " was not sent, because the application shuts down; it can be sent again", failed(call),
                false, lastFailure);
    }

    /** This JVM could not make the attempt. */
    QlaraTransportException notAttempted(ApiCall call, Throwable cause) {
        return new QlaraTransportException(call + " was not sent, because of a failure in this application (" + cause.getClass().getSimpleName()
                + "); see its cause, then it can be sent again", failed(call), false, cause);
    }

    QlaraQueueFullException queueFull(ApiCall call) {
        return new QlaraQueueFullException(call + " was not sent: as many requests as maxQueued allows wait for the quota or a connection"
                + " already; send it again later, or raise maxQueued", failed(call));
    }

    QlaraException rateLimiterFailed(ApiCall call, Throwable failure) {
        Throwable reason = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new QlaraException(call + " was not sent: the rate limiter failed (" + reason.getClass().getSimpleName()
                + "); see its cause and the option rateLimiter, then it can be sent again", failed(call), false, reason);
    }

    private static FailedCall failed(ApiCall call) {
        return new FailedCall(call.method(), call.wholePath(), 0, null);
    }

    private static FailedCall failed(ApiCall call, ApiResponse response) {
        return new FailedCall(call.method(), call.wholePath(), response.status(), response.bodyText());
    }

    private static boolean isOutcomeUnknown(ApiCall call, boolean sent) {
        return sent && !call.isRepeatable();
    }

    private static String whatToDo(ApiCall call, Reached reached) {
        return reached.pausing() ? "it waited for another attempt, because the one before came to nothing, and can be sent again"
                : whatToDo(call, reached.sent());
    }

    private static String whatToDo(ApiCall call, boolean sent) {
        return sent ? afterLeaving(isOutcomeUnknown(call, true)) : "it never left, so it can be sent again";
    }

    private static String afterLeaving(boolean outcomeUnknown) {
        return outcomeUnknown
                ? "whether it was carried out is unknown, so find out before sending it again"
                : "it can be sent again without harm";
    }

    /**
     * How far a call came that ended without a response.
     *
     * @param sent        whether an attempt was under way that had been sent
     * @param pausing     whether the call waited for another attempt
     * @param lastFailure how the attempt before ended; null if there was none
     * @param prepared    for how long there was no request to send yet, although requestTimeout counted
     * @param queued      for how long the call waited for the quota or a connection
     */
    record Reached(boolean sent, boolean pausing, QlaraException lastFailure, Duration prepared, Duration queued) {
    }
}
