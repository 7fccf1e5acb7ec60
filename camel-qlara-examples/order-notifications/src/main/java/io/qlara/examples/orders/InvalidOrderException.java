/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

/** An order that can't become a message; the message lists all that is wrong with it. */
public class InvalidOrderException extends Exception {

    public InvalidOrderException(String problems) {
        super(problems);
    }
}
