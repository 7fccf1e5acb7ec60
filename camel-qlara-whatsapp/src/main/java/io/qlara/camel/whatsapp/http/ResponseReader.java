/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;

/** Makes what the caller asked for out of a successful response. */
@FunctionalInterface
public interface ResponseReader<T> {

    /**
     * Reads the response.
     *
     * @throws IOException              if it is not JSON
     * @throws IllegalArgumentException if it is not what the API promises; the message says what is missing, in words
     *                                  that hold nothing of the response
     */
    T read(ApiResponse response) throws IOException;
}
