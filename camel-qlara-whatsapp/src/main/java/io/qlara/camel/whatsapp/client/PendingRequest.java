package io.qlara.camel.whatsapp.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One request from its first attempt to its end. This is the one place that attempts are made from: whoever wants to
 * wait before one, or to make another, does it here.
 */
final class PendingRequest<T> {

    private final ApiRequest request;
    private final AnswerReader<T> reader;
    private final ClientSettings settings;
    private final HttpTransport transport;
    private final AnswerErrors errors;
    private final CompletableFuture<QlaraAnswer<T>> result = new CompletableFuture<>();
    private final HttpAttempt attempt = new HttpAttempt();
    private final AtomicBoolean ended = new AtomicBoolean();

    PendingRequest(
            ApiRequest request, AnswerReader<T> reader, ClientSettings settings, HttpTransport transport, AnswerErrors errors) {
        this.request = request;
        this.reader = reader;
        this.settings = settings;
        this.transport = transport;
        this.errors = errors;
    }

    CompletableFuture<QlaraAnswer<T>> result() {
        return result;
    }

    void start() {
        try {
            limit(result, settings.requestTimeout(), this::requestTimedOut);
            limit(attempt.answer(), settings.responseTimeout(), this::responseTimedOut);
            attempt.answer().whenComplete(this::attemptEnded);
            transport.make(attempt, request, settings.baseUrl().resolve(request.path(), request.query()), settings.apiKey());
        } catch (RuntimeException e) {
            end(sent -> new QlaraTransportException("The request " + request + " could not be started, because the component"
                    + " is stopped; " + whetherSent(sent), request.failedWithoutAnswer(), isUnknown(sent), e));
        }
    }

    void abort() {
        end(sent -> new QlaraTransportException("The application shut down before " + request + " had its answer; "
                + whetherSent(sent), request.failedWithoutAnswer(), isUnknown(sent), null));
    }

    private void limit(CompletableFuture<?> work, Duration timeout, Runnable whenExceeded) {
        Future<?> alarm = transport.schedule(timeout, whenExceeded);
        work.whenComplete((answer, failure) -> alarm.cancel(false));
    }

    private void requestTimedOut() {
        end(sent -> new QlaraTimeoutException(request + " did not end within the requestTimeout of "
                + settings.requestTimeout() + "; " + whetherSent(sent), request.failedWithoutAnswer(), isUnknown(sent)));
    }

    private void responseTimedOut() {
        end(sent -> new QlaraTransportException(request + " had no complete answer within the responseTimeout of "
                + settings.responseTimeout() + "; " + whetherSent(sent), request.failedWithoutAnswer(), isUnknown(sent),
                null));
    }

    private void attemptEnded(HttpAnswer answer, Throwable failure) {
        if (failure != null) {
            noAnswer(failure instanceof CompletionException ? failure.getCause() : failure);
        } else if (ended.compareAndSet(false, true)) {
            if (answer.isSuccess()) {
                read(answer);
            } else {
                result.completeExceptionally(errors.of(request, answer));
            }
        }
    }

    private void noAnswer(Throwable cause) {
        end(sent -> new QlaraTransportException("There was no answer to " + request + " from " + settings.baseUrl() + " ("
                + cause.getClass().getSimpleName() + "); " + whetherSent(sent), request.failedWithoutAnswer(),
                isUnknown(sent), cause));
    }

    private void read(HttpAnswer answer) {
        try {
            result.complete(new QlaraAnswer<>(answer.status(), reader.read(answer)));
        } catch (QlaraException e) {
            result.completeExceptionally(e);
        } catch (IOException e) {
            unreadable(answer, "it is not JSON");
        } catch (RuntimeException e) {
            unreadable(answer, e.getMessage());
        }
    }

    private void unreadable(HttpAnswer answer, String why) {
        result.completeExceptionally(new QlaraTransportException("Qlara's answer " + answer.status() + " to " + request
                + " can't be understood: " + why + "; " + whetherSent(true),
                request.failedWith(answer.status(), answer.bodyText()), isUnknown(true), null));
    }

    /** Frees what the attempt holds, and ends the request by whether the attempt had been sent until then. */
    private void end(Function<Boolean, QlaraException> failure) {
        if (ended.compareAndSet(false, true)) {
            boolean sent = !attempt.withdraw();
            result.completeExceptionally(failure.apply(sent));
        }
    }

    private boolean isUnknown(boolean sent) {
        return sent && !request.isRepeatable();
    }

    private String whetherSent(boolean sent) {
        if (!sent) {
            return "it never left, so it can be sent again";
        }
        return Outcome.of(isUnknown(true));
    }
}
