/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Decides when the next request of an API key may leave. Every attempt asks it, one at a time and in order of arrival: it
 * is asked again only after it has answered. Implementations are thread-safe and keep no thread waiting.
 */
public interface RateLimiter {

    /**
     * Asks for one request.
     *
     * @return a stage that completes when the request may leave, on any thread; its failure fails the request, which was
     *         not sent then
     */
    CompletionStage<Void> acquire();

    /**
     * Lets nothing leave until then, also what was asked for before. An earlier time than one that is held already
     * changes nothing.
     */
    void holdUntil(Instant time);
}
