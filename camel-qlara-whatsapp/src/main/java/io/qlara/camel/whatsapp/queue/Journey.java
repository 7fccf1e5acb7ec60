/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

/** Is told of the way of one request that has its permit. Thread-safe, and never waits for long. */
interface Journey {

    /** A journey that nobody counts. */
    Journey UNCOUNTED = new Journey() {

        @Override
        public void departs() {
        }

        @Override
        public void answered() {
        }

        @Override
        public void ends() {
        }
    };

    /** The request goes to its connection now; at most once. */
    void departs();

    /** The service's answer to the request has come; at most once, after the departure. */
    void answered();

    /** The request does not leave any more if it has not left; any number of times. */
    void ends();
}
