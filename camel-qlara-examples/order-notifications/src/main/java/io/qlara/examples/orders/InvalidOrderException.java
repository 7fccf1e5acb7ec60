package io.qlara.examples.orders;

import java.util.List;

/** An order that can't become a message; the message lists all that is wrong with it. */
public class InvalidOrderException extends Exception {

    public InvalidOrderException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
