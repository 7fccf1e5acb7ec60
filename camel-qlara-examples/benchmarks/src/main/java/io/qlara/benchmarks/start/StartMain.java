/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.start;

import java.lang.management.ManagementFactory;

import org.apache.camel.main.Main;

import io.qlara.benchmarks.process.CommandLoop;

/** Starts an application and tells how many milliseconds the JVM has been running then. */
public final class StartMain {

    private StartMain() {
    }

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addLambdaRouteBuilder(StartKind.valueOf(arguments[0]).routes());
        main.start();
        long milliseconds = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        new CommandLoop().on("milliseconds", command -> milliseconds).serve();
        main.stop();
        System.exit(0);
    }
}
