/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/performance.md shows is what was measured; {@link PerformancePage#main} makes it so. */
class PerformancePageTest {

    private static final Path DOCS = Path.of("../../docs");

    private final Run run = Run.read(DOCS.resolve("performance.json"));

    @Test
    void showsTheTablesOfTheRunBesideIt() throws IOException {
        String page = Files.readString(DOCS.resolve("performance.md"));

        assertThat(PerformancePage.withTables(page, run)).isEqualTo(page).contains(run.text());
    }

    @Test
    void showsThePlotOfTheRunBesideIt(@TempDir Path folder) throws IOException {
        Path plot = folder.resolve("performance.svg");

        Plot.write(run, plot);

        assertThat(DOCS.resolve("performance.svg")).hasSameTextualContentAs(plot);
    }

    @Test
    void showsAFullRun() {
        assertThat(run.plan()).isEqualTo("full");
    }
}
