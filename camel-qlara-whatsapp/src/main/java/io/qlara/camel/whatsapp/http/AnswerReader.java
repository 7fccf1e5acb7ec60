/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;

/** Makes what the caller asked for out of a successful answer. */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the answer.
     *
     * @throws IOException              if it is not JSON
     * @throws IllegalArgumentException if it is not what the API promises; the message says what is missing, in words
     *                                  that hold nothing of the answer
     */
    T read(HttpAnswer answer) throws IOException;
}
