/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.Map;

/** Is told what happens to messages and events, so that the phone page can show it. Called by many threads. */
interface Watcher {

    /** For a simulator without a phone page. */
    Watcher NOBODY = new Watcher() { };

    /** A message was taken, before its sender has the answer; {@code business} is the number that it comes from. */
    default void sent(SentMessage message, String business, Outcome outcome) {
    }

    /** A customer's message is about to be posted; {@code messageId} is null when its event has none. */
    default void received(String customer, String business, String messageId, Map<String, Object> content, Instant when) {
    }

    /** What a message has become; {@code carrier} is the channel that delivered it, null for any other news. */
    default void became(String messageId, String status, Reach carrier) {
    }

    default void attempted(CallbackAttempt attempt) {
    }

    /** A customer's phone was changed, or something waits for it. */
    default void handsetChanged(String customer) {
    }

    /** Something that the page shows beside messages has changed. */
    default void changed() {
    }

    default void cleared() {
    }
}
