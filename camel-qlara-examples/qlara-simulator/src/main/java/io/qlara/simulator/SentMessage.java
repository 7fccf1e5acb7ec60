/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * A send request that the simulator took, or a reply from the inbox, as the journal keeps it. Immutable.
 *
 * @param messageId the id in the answer: the request's own if it had one, else the simulator's
 * @param destination the recipient, exactly as it was written in the request
 * @param json the request as it came; empty in a compact journal
 * @param request the request as a map, unmodifiable at the top, that of a reply as a send; empty in a compact journal
 * @param timestamp when the request was answered, by the simulator's clock
 * @param accepted what the answer said about this destination
 */
public record SentMessage(String messageId, String destination, String json, Map<String, Object> request,
                          Instant timestamp, boolean accepted) {

    SentMessage compact() {
        return new SentMessage(messageId, destination, "", Map.of(), timestamp, accepted);
    }
}
