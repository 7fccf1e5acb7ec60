/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process prints that ends by itself, and well; one that goes on for two minutes is ended and fails the test. */
final class ProcessOutput {

    private ProcessOutput() {
    }

    static String of(ProcessBuilder builder) throws Exception {
        Path output = Files.createTempFile("process", ".output");
        try {
            Process process = builder.redirectOutput(output.toFile()).start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(() -> "it ends; so far: " + text(output)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(() -> text(output)).isZero();
            return text(output);
        } finally {
            Files.delete(output);
        }
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
