/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs until it is ended from outside; with a log as its argument it starts another of its kind first, which prints its process id there. */
public final class EndlessMain {

    private EndlessMain() {
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            Jvm.start(Path.of(arguments[0]), System.getProperty("java.class.path"), Map.of(), EndlessMain.class.getName());
        } else {
            System.out.println("pid " + ProcessHandle.current().pid());
        }
        new CountDownLatch(1).await();
    }
}
