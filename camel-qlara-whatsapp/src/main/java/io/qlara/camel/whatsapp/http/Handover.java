/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the request of one attempt is handed to a connection or withdrawn: one of the two, never both. So it is known, not guessed, whether
 * a request left. Thread-safe.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private enum Stage {
        WAITING, DONE, WITHDRAWN
    }

    private final Runnable departure;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private volatile Future<?> execution;
    private volatile Runnable disconnect = () -> {
    };

    /** @param departure told once, when the request goes to a connection */
    Handover(Runnable departure) {
        this.departure = departure;
    }

    /** Asked right before the request goes to the connection: false if the request must not go any more. */
    boolean begin() {
        if (stage.get() == Stage.WAITING) {
            // first, so that nobody who sees it done takes it for uncounted; one that is withdrawn just now counts, too
            tellOfDeparture();
            stage.compareAndSet(Stage.WAITING, Stage.DONE);
        }
        return isDone();
    }

    private void tellOfDeparture() {
        try {
            departure.run();
        } catch (Throwable e) {
            // such as a lack of memory: the request leaves all the same, and counts until it has ended
            LOG.debug("The departure of a request is not counted", e);
        }
    }

    /** Whether the request has gone to a connection. */
    boolean isDone() {
        return stage.get() == Stage.DONE;
    }

    /** Ends the attempt and frees its connection. True if the request never left, and now never will. */
    boolean withdraw() {
        boolean neverLeft = stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN) || stage.get() == Stage.WITHDRAWN;
        Future<?> running = execution;
        if (running != null) {
            running.cancel(true);
        }
        // HttpClient can lose a cancellation if the connection was made before its caller returned
        disconnect.run();
        return neverLeft;
    }

    /** What closes the connection that the attempt is on. */
    void isOn(Runnable disconnect) {
        this.disconnect = disconnect;
    }

    /** The execution to cancel when the attempt is withdrawn. */
    void runsAs(Future<?> future) {
        execution = future;
        if (stage.get() == Stage.WITHDRAWN) {
            future.cancel(true);
        }
    }
}
