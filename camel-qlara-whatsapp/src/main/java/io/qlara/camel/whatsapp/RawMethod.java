/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** The HTTP methods of raw calls. */
public enum RawMethod {
    GET, POST, PUT, PATCH, DELETE;

    /** Whether the body of the exchange goes along. */
    boolean takesBody() {
        return this == POST || this == PUT || this == PATCH;
    }
}
