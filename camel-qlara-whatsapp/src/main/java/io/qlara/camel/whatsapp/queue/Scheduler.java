/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs short actions later. */
@FunctionalInterface
public interface Scheduler {

    /**
     * Runs the action after the delay; cancel the result when it is not needed any more.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is nobody any more to run it
     */
    Future<?> schedule(Duration delay, Runnable action);
}
