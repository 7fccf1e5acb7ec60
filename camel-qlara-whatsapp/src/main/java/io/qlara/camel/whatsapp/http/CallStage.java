/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

/** Where a call is: NEW, QUEUED, TRYING, then PAUSING, QUEUED and TRYING again for each repeat, at last ENDED. Any stage can become ENDED. */
interface CallStage {

    /** The stages that hold nothing. */
    enum Fixed implements CallStage {
        NEW, ENDED
    }

    /** Waits for its turn, since that time on the clock of {@link System#nanoTime}. */
    record Queued(Turn turn, long since) implements CallStage {
    }

    record Trying<T>(Attempt<T> attempt) implements CallStage {
    }

    /** Waits for its next attempt. */
    final class Pausing implements CallStage {
        volatile Future<?> timer = CompletableFuture.completedFuture(null);
    }
}
