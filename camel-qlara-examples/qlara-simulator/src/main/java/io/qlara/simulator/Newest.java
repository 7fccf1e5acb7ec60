/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A list that drops its oldest element for each one that is too many. Safe for use by many threads. */
final class Newest<T> {

    private final int most;
    private final Queue<T> elements = new ArrayDeque<>();

    Newest(int most) {
        this.most = most;
    }

    synchronized void add(T element) {
        if (elements.size() == most) {
            elements.remove();
        }
        elements.add(element);
    }

    synchronized List<T> list() {
        return List.copyOf(elements);
    }

    synchronized void clear() {
        elements.clear();
    }
}
