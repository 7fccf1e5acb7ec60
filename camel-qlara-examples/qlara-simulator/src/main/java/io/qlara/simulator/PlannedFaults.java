/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** What a tester has planned for the next messages, first in, first out. Thread-safe. */
final class PlannedFaults {

    private static final int MOST = 20;

    private final Queue<SendFault> planned = new ArrayDeque<>();
    private final Watcher watcher;

    PlannedFaults(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Says whether there was room for it. */
    synchronized boolean add(SendFault fault) {
        boolean hasRoom = planned.size() < MOST && planned.add(fault);
        watcher.changed();
        return hasRoom;
    }

    synchronized Optional<SendFault> take() {
        SendFault fault = planned.poll();
        if (fault != null) {
            watcher.changed();
        }
        return Optional.ofNullable(fault);
    }

    synchronized List<SendFault> list() {
        return List.copyOf(planned);
    }

    synchronized void clear() {
        planned.clear();
        watcher.changed();
    }
}
