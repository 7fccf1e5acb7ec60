/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK beside the one that this runs on.
 *
 * @param home    its folder
 * @param feature its version, such as 25
 */
public record NewerJdk(Path home, int feature) {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    /** The newest that has virtual threads; empty if there is none beside this one. */
    public static Optional<NewerJdk> find() {
        Path siblings = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> homes = Files.list(siblings)) {
            return homes.filter(home -> Files.isRegularFile(home.resolve("release"))).map(home -> new NewerJdk(home, featureOf(home)))
                    .filter(jdk -> jdk.feature >= FIRST_WITH_VIRTUAL_THREADS).max(Comparator.comparingInt(NewerJdk::feature));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int featureOf(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve("release"));
            return lines.stream().filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring("JAVA_VERSION=\"".length(), line.length() - 1)).filter(version -> version.matches("[1-9][0-9]*(\\.[0-9]+)*"))
                    .map(version -> Integer.parseInt(version.split("\\.")[0])).findFirst().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
