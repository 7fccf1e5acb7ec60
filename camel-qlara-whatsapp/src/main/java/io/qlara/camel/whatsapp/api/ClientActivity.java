/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Instant;
import java.util.List;

import io.qlara.camel.whatsapp.queue.RequestQueue;

/**
 * What the producers of a component are doing at a moment.
 *
 * @param clients          producers that are started
 * @param pendingRequests  requests that have not ended yet, waiting ones included
 * @param connectionsInUse connections with a request on them
 * @param connectionsTaken connections that attempts use or queues keep reserved
 * @param connectionsOpen  these, and those kept for the next request
 * @param queues           one for each API key
 */
public record ClientActivity(int clients, int pendingRequests, int connectionsInUse, int connectionsTaken, int connectionsOpen, List<Queue> queues) {

    /**
     * The queue of one API key.
     *
     * @param waiting   requests that wait for their turn
     * @param heldUntil when requests leave again after the service has asked to wait; null if it does not
     */
    public record Queue(int waiting, Instant heldUntil) {

        static Queue of(RequestQueue queue) {
            return new Queue(queue.length(), queue.heldUntil());
        }
    }
}
