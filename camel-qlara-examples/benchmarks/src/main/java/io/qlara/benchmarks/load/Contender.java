/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

import java.util.function.Consumer;

/** Something that sends messages. Thread-safe. */
public interface Contender extends AutoCloseable {

    /**
     * Sends one message.
     *
     * @param number   tells messages apart
     * @param whenDone gets null after a success, once, on any thread; it may send the next message at once
     */
    void send(long number, Consumer<Throwable> whenDone);

    /** Whether a send keeps its thread until it is done, so that each message under way needs a thread. */
    default boolean blocks() {
        return false;
    }

    @Override
    void close();
}
