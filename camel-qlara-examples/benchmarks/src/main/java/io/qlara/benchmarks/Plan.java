/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.time.Duration;

/**
 * How much is measured. The full plan gives figures; the short one only shows that everything can still be measured.
 *
 * @param forks               how often JVMs are started anew, because two JVMs compile the same code differently
 * @param warmUp              of each contender in each JVM
 * @param rounds              in each JVM; in each round every contender has its turn
 * @param settling            before each window
 * @param window              that is measured
 * @param starts              how often each application is started
 * @param messagesWithinQuota how many messages are sent to a service with a quota
 * @param messages            of the row that shows whether a message costs the same after many others
 */
record Plan(String name, int forks, Duration warmUp, int rounds, Duration settling, Duration window, int starts,
            int messagesWithinQuota, int messages) {

    static Plan of(String name) {
        return switch (name) {
            case "full" -> new Plan(name, 2, Duration.ofSeconds(12), 4, Duration.ofMillis(300), Duration.ofSeconds(2), 10,
                    2_001, 1_000_000);
            case "short" -> new Plan(name, 1, Duration.ofMillis(1500), 2, Duration.ofMillis(200), Duration.ofMillis(500), 2,
                    201, 50_000);
            default -> throw new IllegalArgumentException("There is a short and a full run, but no " + name);
        };
    }
}
