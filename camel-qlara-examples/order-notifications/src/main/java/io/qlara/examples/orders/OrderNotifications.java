/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import org.apache.camel.main.Main;

/** Turns orders into WhatsApp messages. The routes are the YAML files in {@code camel/}. */
public final class OrderNotifications {

    private OrderNotifications() {
    }

    public static void main(String... arguments) {
        Main main = application();
        try {
            main.run();
        } catch (Exception e) {
            System.err.println(reason(e));
            // else Camel's shutdown hook would wait for the end of what never began
            main.completed();
            System.exit(1);
        }
    }

    static Main application() {
        Main main = new Main();
        main.addMainListener(new Startup());
        return main;
    }

    /** One line: of a failed start, what the innermost exception says is what somebody can act on. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof StartupException)) {
            cause = cause.getCause();
        }
        String message = cause instanceof StartupException ? cause.getMessage() : cause.toString();
        return "Not started: " + message.lines().findFirst().orElse("");
    }
}
