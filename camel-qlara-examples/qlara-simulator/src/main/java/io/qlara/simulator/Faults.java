/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The answers that the next requests get instead of the proper ones. Thread-safe. */
final class Faults {

    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();

    void add(int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            next.add(answer);
        }
    }

    Optional<Answer> take() {
        return Optional.ofNullable(next.poll());
    }

    void clear() {
        next.clear();
    }
}
