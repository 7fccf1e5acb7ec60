/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;

/** Where the JVMs of a test write, also for who looks for the reason when the test has failed. */
final class LogFolder {

    private LogFolder() {
    }

    static Path of(Class<?> test) {
        return Path.of("target", test.getSimpleName()).toAbsolutePath();
    }
}
