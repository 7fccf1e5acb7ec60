/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

/**
 * Which generation of the vendor's documents the simulator speaks. The two contradict each other in places; a lenient
 * client has to live with both.
 */
public enum Documents {

    /**
     * The first WhatsApp page: {@code results} is an array, callbacks carry a numeric {@code status} and no event type,
     * templates are updated with {@code PUT} and have textual ids.
     */
    SEED,

    /**
     * The later guides: {@code results} is an object by channel, callbacks carry {@code eventType} and
     * {@code statusCode}, templates are updated with {@code PATCH}, listed under {@code data} and have numeric ids;
     * {@code body} and the two fallbacks of a send may be objects.
     */
    LATER
}
