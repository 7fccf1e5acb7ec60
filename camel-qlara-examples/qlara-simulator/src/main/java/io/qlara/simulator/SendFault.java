/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

/** What a tester lets happen to the next message that is sent. */
enum SendFault {

    /** It is answered with {@code accepted: false}. */
    REJECT,

    /** It is answered with 429, and not carried out. */
    TOO_MANY_REQUESTS,

    /** It is answered with 500, and not carried out. */
    SERVER_ERROR,

    /** It is carried out, and answered after five seconds. */
    SLOW,

    /** It is carried out, and the connection breaks before the answer. */
    CONNECTION_LOST
}
