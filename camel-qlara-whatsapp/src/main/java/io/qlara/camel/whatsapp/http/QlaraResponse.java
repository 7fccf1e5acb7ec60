/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;

/**
 * A successful response, read.
 *
 * @param httpStatus the HTTP status, from 200 to 299
 * @param body       what was asked for; null where there is nothing to return
 */
public record QlaraResponse<T>(int httpStatus, T body) {

    /** The same future for a caller that takes any result; safe because a response can't be changed. */
    @SuppressWarnings("unchecked")
    public static <T> CompletableFuture<QlaraResponse<Object>> widen(CompletableFuture<QlaraResponse<T>> response) {
        return (CompletableFuture<QlaraResponse<Object>>) (CompletableFuture<?>) response;
    }
}
