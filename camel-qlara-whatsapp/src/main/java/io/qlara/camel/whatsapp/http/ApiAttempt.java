/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

/** One attempt at a request, from asking the pool for a connection to the answer that was read. */
final class ApiAttempt<T> {

    private final ApiRequest request;
    private final AnswerReader<T> reader;
    private final ClientContext context;
    private final HttpAttempt http = new HttpAttempt();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean connectionGivenBack = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private final CompletableFuture<QlaraAnswer<T>> result = new CompletableFuture<>();

    ApiAttempt(ApiRequest request, AnswerReader<T> reader, ClientContext context) {
        this.request = request;
        this.reader = reader;
        this.context = context;
    }

    /** The answer, or a {@link QlaraException}. */
    CompletableFuture<QlaraAnswer<T>> result() {
        return result;
    }

    void make() {
        http.answer().whenComplete(this::answered);
        context.transport().make(http, request, context.settings().baseUrl().resolve(request.path(), request.query()),
                context.settings().apiKey());
    }

    /** Whether the request has gone to a connection. */
    boolean wasSent() {
        return http.isOffered();
    }

    /** Gives the attempt up, whose result then means nothing any more; true if it had been sent. */
    boolean withdraw() {
        ended.set(true);
        boolean sent = !http.withdraw();
        giveConnectionBack();
        return sent;
    }

    /** Gives the attempt up if it waits for a connection; true if it did, and has not been sent. */
    boolean withdrawIfWithoutConnection() {
        boolean withdrawn = http.withdrawIfWithoutConnection();
        if (withdrawn) {
            withdraw();
        }
        return withdrawn;
    }

    /** Ends the attempt if its time is over. */
    void endIfOverdue(long now) {
        if (now - begun >= context.settings().responseTimeout().toNanos()) {
            responseTimedOut();
        }
    }

    private void responseTimedOut() {
        end(sent -> UnansweredRequest.of(request, sent).responseTimedOut(context.settings().responseTimeout()));
    }

    private void answered(HttpAnswer answer, Throwable failure) {
        try {
            if (failure != null) {
                noAnswer(failure instanceof CompletionException ? failure.getCause() : failure);
            } else if (!http.isOffered()) {
                refusedByProxy(answer.status());
            } else if (ended.compareAndSet(false, true)) {
                read(answer);
            }
        } finally {
            // only after its result is known: a 429 holds back what waits for this connection
            giveConnectionBack();
        }
    }

    /** Only a proxy that is asked to connect answers what has not been sent. */
    private void refusedByProxy(int status) {
        end(sent -> new QlaraTransportException("The proxy answered " + status + " when it was asked to connect to "
                + context.settings().baseUrl() + " for " + request + "; " + request.advice(sent) + "; check the options proxyHost,"
                + " proxyPort, proxyUsername and proxyPassword", request.failedWithoutAnswer(), request.isOutcomeUnknown(sent), null));
    }

    private void noAnswer(Throwable cause) {
        end(sent -> new QlaraTransportException("There was no answer to " + request + " from "
                + context.settings().baseUrl() + " (" + cause.getClass().getSimpleName() + "); " + request.advice(sent)
                + (sent ? "" : "; if that goes on, check the option baseUrl and the network"), request.failedWithoutAnswer(),
                request.isOutcomeUnknown(sent), quotesTheAnswer(cause) ? null : cause));
    }

    /** These repeat what they could not read in their message. */
    private static boolean quotesTheAnswer(Throwable cause) {
        return cause instanceof HttpException || cause instanceof MalformedChunkCodingException;
    }

    /** Whatever goes wrong here, the attempt ends. */
    void read(HttpAnswer answer) {
        try {
            if (!answer.isSuccess()) {
                throw context.errors().of(request, answer);
            }
            if (answer.cutOff()) {
                throw new IllegalArgumentException("it is larger than " + request.largestAnswer() + " bytes");
            }
            result.complete(new QlaraAnswer<>(answer.status(), reader.read(answer)));
        } catch (QlaraException e) {
            result.completeExceptionally(e);
        } catch (IOException e) {
            unreadable(answer, "it is not JSON", null);
        } catch (IllegalArgumentException e) {
            unreadable(answer, e.getMessage(), null);
        } catch (Throwable e) {
            unreadable(answer, e.getClass().getSimpleName(), e);
        }
    }

    private void unreadable(HttpAnswer answer, String why, Throwable cause) {
        result.completeExceptionally(new QlaraTransportException("Qlara's answer " + answer.status() + " to " + request
                + " can't be understood: " + why + "; " + request.advice(true),
                request.failedWith(answer.status(), answer.bodyText()), request.isOutcomeUnknown(true), cause));
    }

    /** Frees what the attempt holds, and ends it by whether it had been sent until then. */
    private void end(Function<Boolean, QlaraException> failure) {
        if (ended.compareAndSet(false, true)) {
            boolean sent = !http.withdraw();
            result.completeExceptionally(failure.apply(sent));
            giveConnectionBack();
        }
    }

    private void giveConnectionBack() {
        if (connectionGivenBack.compareAndSet(false, true)) {
            context.queue().giveConnectionBack();
        }
    }
}
