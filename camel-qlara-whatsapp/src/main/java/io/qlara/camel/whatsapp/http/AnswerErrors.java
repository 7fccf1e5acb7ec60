/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.qlara.camel.whatsapp.client.FailedCall;
import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.client.QlaraConflictException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;

/** Turns an answer that is no success into the exception that stands for it. */
final class AnswerErrors {

    private final RetryAfter retryAfter;

    AnswerErrors(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    QlaraApiException of(ApiRequest request, HttpAnswer answer) {
        FailedCall call = request.failedWith(answer.status(), answer.bodyText());
        String what = "Qlara answered " + request + " with " + answer.status();
        return switch (answer.status()) {
            case 400 -> new QlaraBadRequestException(what + ": it does not accept the request; its reason is in the"
                    + " exception's response body", call);
            case 401 -> new QlaraAuthenticationException(what + ": check the option apiKey", call);
            case 403 -> new QlaraAuthenticationException(what + ": check that the API key may do this and that this machine's"
                    + " address is allowed in the Qlara account", call);
            case 404 -> new QlaraNotFoundException(what + ": check the id, or the option baseUrl if every call ends so", call);
            case 409 -> new QlaraConflictException(what + ": it exists already, or was changed meanwhile", call);
            case 429 -> rateLimit(what, call, retryAfter.of(answer));
            default -> other(request, answer, what, call);
        };
    }

    private static QlaraRateLimitException rateLimit(String what, FailedCall call, Optional<Duration> wait) {
        return new QlaraRateLimitException(what + ": the account's quota is used up, nothing was done; "
                + wait.map(time -> "send again in " + time.toMillis() / 1000.0 + " s").orElse("send again later"), call,
                wait.orElse(null));
    }

    private QlaraApiException other(ApiRequest request, HttpAnswer answer, String what, FailedCall call) {
        if (answer.status() >= 500) {
            Optional<Duration> wait = retryAfter.ofHeader(answer);
            boolean unknown = !request.isRepeatable() && (answer.status() != 503 || wait.isEmpty());
            return new QlaraServerException(what + ": the service failed; " + Outcome.of(unknown), call, unknown,
                    wait.orElse(null));
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return new QlaraApiException(what + ": redirects are not followed, because the API key would travel along; set"
                    + " the option baseUrl to the final address", call);
        }
        return new QlaraApiException(what + ": its reason is in the exception's response body", call);
    }
}
