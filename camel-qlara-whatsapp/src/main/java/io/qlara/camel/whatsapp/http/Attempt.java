/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

/**
 * One attempt at a call, from asking for a connection to the response that was read. The attempt ends once: with a response, with a failure, or
 * given up. HttpClient calls it on an I/O thread. Thread-safe.
 */
final class Attempt<T> implements FutureCallback<ApiResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final ApiCall call;
    private final ResponseReader<T> reader;
    private final ClientContext client;
    private final Reservation connection;
    private final End<T> end;
    private final Handover handover = new Handover(this::departs);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begun = System.nanoTime();

    /**
     * An attempt that is not made yet.
     *
     * @param connection the connection to use, which the attempt gives back when it has ended
     * @param end        told once, unless the attempt is given up before
     */
    Attempt(ApiCall call, ResponseReader<T> reader, ClientContext client, Reservation connection, End<T> end) {
        this.call = call;
        this.reader = reader;
        this.client = client;
        this.connection = connection;
        this.end = end;
    }

    /** Never throws: whatever fails, ends the attempt. */
    void make() {
        try {
            client.transport().execute(call, client.settings().apiKey(), handover, this);
        } catch (Throwable e) {
            endWithout(e);
        }
    }

    /** Whether the request has gone to a connection. */
    boolean wasSent() {
        return handover.isDone();
    }

    private void departs() {
        connection.departs();
    }

    /** Gives the attempt up, whose end is told to nobody any more; true if the request had been sent. */
    boolean giveUp() {
        ended.set(true);
        boolean sent = !handover.withdraw();
        connection.giveBack();
        return sent;
    }

    /** Ends the attempt if its time is over. */
    void endIfOverdue(long now) {
        if (now - begun >= client.settings().responseTimeout().toNanos()) {
            end(sent -> client.failures().responseTimedOut(call, sent, client.settings().responseTimeout()));
        }
    }

    @Override
    public void completed(ApiResponse response) {
        if (!handover.isDone()) {
            // only a proxy that is asked to connect answers what has not been sent
            end(sent -> client.failures().refusedByProxy(call, sent, client.settings().baseUrl(), response.status()));
            return;
        }
        tellOfAnswer();
        if (ended.compareAndSet(false, true)) {
            QlaraResponse<T> read = null;
            QlaraException failure = null;
            try {
                read = read(response);
            } catch (QlaraException e) {
                failure = e;
            }
            tell(read, failure);
        }
    }

    private void tellOfAnswer() {
        try {
            connection.answered();
        } catch (Throwable e) {
            // such as a lack of memory: the request has its answer all the same
            LOG.debug("The answer to a request is not counted", e);
        }
    }

    @Override
    public void failed(Exception cause) {
        endWithout(cause);
    }

    @Override
    public void cancelled() {
        endWithout(new CancellationException());
    }

    private void endWithout(Throwable cause) {
        end(sent -> client.failures().noResponse(call, sent, client.settings().baseUrl(), client.transport().usesProxy(), cause));
    }

    /** Whatever goes wrong here is the failure of this attempt. */
    QlaraResponse<T> read(ApiResponse response) {
        try {
            if (!response.isSuccess()) {
                throw client.failures().ofStatus(call, response);
            }
            if (response.cutOff()) {
                throw new IllegalArgumentException("it is larger than " + call.largestResponse() + " bytes");
            }
            return new QlaraResponse<>(response.status(), reader.read(response));
        } catch (QlaraException e) {
            throw e;
        } catch (IOException e) {
            throw client.failures().unreadable(call, response, "it is not JSON", null);
        } catch (IllegalArgumentException e) {
            throw client.failures().unreadable(call, response, e.getMessage(), null);
        } catch (Throwable e) {
            throw client.failures().unreadable(call, response, e.getClass().getSimpleName(), e);
        }
    }

    /** Frees what the attempt holds, and ends the attempt by whether the request had been sent until then. */
    private void end(Function<Boolean, QlaraException> failure) {
        if (ended.compareAndSet(false, true)) {
            boolean sent = !handover.withdraw();
            tell(null, failure.apply(sent));
        }
    }

    private void tell(QlaraResponse<T> response, QlaraException failure) {
        try {
            end.of(this, response, failure);
        } finally {
            // only afterwards: a 429 holds back what waits for this connection
            connection.giveBack();
        }
    }

    /** Who is told how an attempt ended. */
    @FunctionalInterface
    interface End<T> {

        /** Takes the response, or the failure, of which the other is null. */
        void of(Attempt<T> attempt, QlaraResponse<T> response, QlaraException failure);
    }
}
