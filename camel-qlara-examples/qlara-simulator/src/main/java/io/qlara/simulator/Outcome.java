/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

/**
 * What becomes of a message.
 *
 * @param reason why it is not accepted; null when it is
 * @param delivered whether it is delivered in the end
 */
record Outcome(String reason, boolean delivered) {

    boolean accepted() {
        return reason == null;
    }
}
