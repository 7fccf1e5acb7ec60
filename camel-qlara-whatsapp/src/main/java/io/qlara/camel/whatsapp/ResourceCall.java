/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.QlaraResponse;

/**
 * What a producer does for one part of the API: reads an exchange, calls, and writes the result. Made when the producer starts, so that options that
 * can't be used keep the route from starting. Thread-safe.
 */
interface ResourceCall<T> {

    /**
     * Begins the call that the exchange asks for.
     *
     * @throws RuntimeException if no call begins, for example because the exchange asks for something invalid
     */
    CompletableFuture<QlaraResponse<T>> begin(Exchange exchange, QlaraClient client);

    /** The headers that a call reads. A successful call consumes them; after a failure they stay, for a redelivery. */
    List<String> headersRead();

    /** Ends what waits although the service has answered, because the route or the application stops. */
    default void endWaiting() {
        // most calls wait for nothing else than the answer
    }

    /** The other side of {@link #endWaiting}: the stop was given up. */
    default void allowWaiting() {
        // most calls wait for nothing else than the answer
    }

    /** The producer has started, with a client of these settings. */
    default void start(ClientSettings settings) {
        // most calls keep nothing
    }

    /** The producer stops; it makes another call for its next start. */
    default void stop() {
        // most calls leave nothing behind
    }

    /** Puts the result on the exchange. */
    void write(Exchange exchange, T result);
}
