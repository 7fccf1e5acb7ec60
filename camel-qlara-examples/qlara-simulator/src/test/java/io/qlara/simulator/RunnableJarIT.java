/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The jar as the build has packed it, with nothing but what lies beside it. */
class RunnableJarIT {

    @Test
    void startsAlone() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", System.getProperty("simulator.jar"), "--port", "0", "--phone", "--phone-numbers", "7=+390200000007")
                .redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith("The Qlara simulator listens on ");

            assertThat(new ApiClient(line.replaceFirst(".* ", ""), "test-key").get(ApiClient.PHONE_NUMBERS).body()).contains("+390200000007");
            assertThat(new ApiClient(output.readLine().replaceFirst(".* ", ""), null).get("").body()).contains("<title>Phones");
        } finally {
            process.destroyForcibly();
        }
    }
}
