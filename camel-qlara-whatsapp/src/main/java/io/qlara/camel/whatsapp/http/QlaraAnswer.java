/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;

/**
 * A successful answer.
 *
 * @param httpStatus its HTTP status, from 200 to 299
 * @param body       what was asked for; null where there is nothing to return
 */
public record QlaraAnswer<T>(int httpStatus, T body) {

    /** The same future for a caller that takes any result; safe because an answer can't be changed. */
    @SuppressWarnings("unchecked")
    public static <T> CompletableFuture<QlaraAnswer<Object>> widen(CompletableFuture<QlaraAnswer<T>> answer) {
        return (CompletableFuture<QlaraAnswer<Object>>) (CompletableFuture<?>) answer;
    }
}
