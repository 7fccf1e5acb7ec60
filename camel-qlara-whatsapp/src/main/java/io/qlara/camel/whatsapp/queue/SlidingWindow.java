/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The places of the requests that the service may still count, so that no window of time, wherever it begins, holds more than a limit. Times
 * are nanoseconds of one clock that never goes back. Not thread-safe.
 */
final class SlidingWindow {

    private static final long ASK_AGAIN = Duration.ofMillis(10).toNanos();

    private final int limit;
    private final long length;
    private final long leastDelay;
    private final NavigableSet<Place> left = new TreeSet<>(SlidingWindow::compare);
    private long lastNumber;
    private int waitingToLeave;

    /**
     * A window of that length, in which at most so many requests may arrive at the service.
     *
     * @param leastDelay by how much each request may arrive later than the fastest one
     */
    SlidingWindow(int limit, Duration length, Duration leastDelay) {
        this.limit = limit;
        this.length = length.toNanos();
        this.leastDelay = leastDelay.toNanos();
    }

    /** How long the next request has to wait before it may ask again, in nanoseconds; 0 if it may leave. */
    long waitAt(long now) {
        while (!left.isEmpty() && left.first().until - now <= 0) {
            left.pollFirst();
        }
        if (waitingToLeave + left.size() < limit) {
            return 0;
        }
        if (left.isEmpty()) {
            return ASK_AGAIN;
        }
        // before the first place is surely free, because an answer, or a request that is given up, may free one
        long earliest = waitingToLeave > 0 ? now : left.first().earliest;
        return Math.min(left.first().until - now, Math.max(ASK_AGAIN, earliest - now));
    }

    /** Takes a place, which is kept until its request has left, or is known never to leave. */
    Place take() {
        Place place = new Place(++lastNumber);
        waitingToLeave++;
        return place;
    }

    /** By differences, because nanoseconds may overflow. */
    private static int compare(Place one, Place other) {
        int byTime = Long.signum(one.until - other.until);
        return byTime == 0 ? Long.signum(one.number - other.number) : byTime;
    }

    /** What one request takes of the window. */
    final class Place {

        private final long number;
        private boolean waits = true;
        private long earliest;
        private long until;

        private Place(long number) {
            this.number = number;
        }

        /** Says that the request left at that time, and by how much it may arrive later than the fastest one. */
        void left(long time, long delay) {
            long end = time + length + Math.max(leastDelay, delay);
            if (waits || end != until) {
                left.remove(this);
                earliest = time + length + leastDelay;
                until = end;
                left.add(this);
                // at the end, so that a departure counts at least once whatever fails
                stopWaiting();
            }
        }

        /** Says that the request does not leave any more, if it has not left. */
        void stopWaiting() {
            if (waits) {
                waits = false;
                waitingToLeave--;
            }
        }
    }
}
