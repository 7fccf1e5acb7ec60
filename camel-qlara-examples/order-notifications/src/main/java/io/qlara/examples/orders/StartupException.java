/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

/** The application can't start; the message says in one line what to change. */
class StartupException extends RuntimeException {

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
