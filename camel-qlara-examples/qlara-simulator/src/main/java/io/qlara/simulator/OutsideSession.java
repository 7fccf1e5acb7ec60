/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

/**
 * What becomes of a message without a template when its customer has not written to its sender within the last 24 hours. The
 * vendor's documents disagree: one says that such a message is refused, another that it may be accepted and fail later.
 */
public enum OutsideSession {

    /** It is delivered like any other. */
    DELIVER,

    /** It is answered with {@code accepted: false}, and nothing is called back. */
    REFUSE,

    /** It is accepted, and reported as undeliverable. */
    FAIL_LATER
}
