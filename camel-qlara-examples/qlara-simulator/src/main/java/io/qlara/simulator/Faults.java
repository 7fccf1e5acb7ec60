/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The answers that the next requests get instead of the proper ones, or of being carried out. Thread-safe. */
final class Faults {

    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();

    void add(int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            next.add(answer);
        }
    }

    Optional<Answer> take() {
        return Optional.ofNullable(next.poll());
    }

    void lose(int times) {
        lost.addAndGet(times);
    }

    /** What a request is answered with that was carried out. */
    Answer answerOf(Answer carriedOut) {
        boolean isLost = lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return isLost ? Answer.error(500, "Internal Server Error", "The answer was lost") : carriedOut;
    }

    void clear() {
        next.clear();
        lost.set(0);
    }
}
