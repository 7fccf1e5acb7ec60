/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Collections;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The answers that the next requests get instead of the proper ones, or of being carried out. Thread-safe. */
final class Faults {

    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> nextSends = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();

    void add(int times, Answer answer) {
        next.addAll(Collections.nCopies(times, answer));
    }

    void addToSends(int times, Answer answer) {
        nextSends.addAll(Collections.nCopies(times, answer));
    }

    Optional<Answer> take(boolean send) {
        Answer answer = next.poll();
        return Optional.ofNullable(answer == null && send ? nextSends.poll() : answer);
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
        nextSends.clear();
        lost.set(0);
    }
}
