/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;

/**
 * One attempt to post an event to the webhook URL, and what came of it. Immutable.
 *
 * @param eventType {@code DELIVERY}, {@code READ} or {@code INBOUND}, whether or not the payload says so
 * @param messageId the message that the event is about; of an inbound message one that the simulator made
 *     and that the payload only has if the customer wrote on the phone page
 * @param payload the JSON that was posted; empty in a compact journal
 * @param attempt 1 for the first attempt, 2 for its first repetition
 * @param statusCode the receiver's HTTP status; 0 when there was no answer
 * @param answer the beginning of the answer's body as text, with an ellipsis where it was cut after 2,000 bytes; empty without a body,
 *     without an answer, and in a compact journal
 * @param failure why there was no answer; null when there was one
 * @param timestamp when the attempt ended, by the simulator's clock
 */
public record CallbackAttempt(String eventType, String messageId, String payload, int attempt, int statusCode,
                              String answer, String failure, Instant timestamp) {

    /** Says whether the receiver took the event, which is to answer with any 2xx. */
    public boolean successful() {
        return statusCode / 100 == 2;
    }

    CallbackAttempt compact() {
        return new CallbackAttempt(eventType, messageId, "", attempt, statusCode, "", failure, timestamp);
    }
}
