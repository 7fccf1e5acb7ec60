/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

/** What of the component is switched on beside a plain send. */
public enum Feature {

    NONE("text", "nothing else"),
    ALLOWED_DESTINATIONS("text", "allowedDestinations"),
    SESSION("text", "sessionRepository"),
    AWAITED_DELIVERY("text", "awaitDelivery, the event is there"),
    TWO_KEYS("text", "two API keys in turn"),
    TEMPLATE("template", "nothing else"),
    CHECKED_TEMPLATE("template", "checkTemplates=fail"),
    NUMBER_IN_HEADER("10,000 numbers", "one endpoint, number in a header"),
    NUMBER_IN_URI("10,000 numbers", "toD, number in the URI");

    private final String message;
    private final String title;

    Feature(String message, String title) {
        this.message = message;
        this.title = title;
    }

    /** What is sent; features are compared with what sends the same. */
    public String message() {
        return message;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }
}
