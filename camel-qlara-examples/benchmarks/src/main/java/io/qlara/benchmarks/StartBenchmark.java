/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.qlara.benchmarks.process.ChildProcess;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;
import io.qlara.benchmarks.start.StartKind;
import io.qlara.benchmarks.start.StartMain;

/** The time from the start of a JVM until its routes are started. */
final class StartBenchmark implements Benchmark {

    static Row row(StartKind kind) {
        return new Row("Start", "until started", kind.title());
    }

    @Override
    public List<Row> rows() {
        return Arrays.stream(StartKind.values()).map(StartBenchmark::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        for (int round = 0; round < plan.starts(); round++) {
            for (StartKind kind : StartKind.values()) {
                try (ChildProcess application = bench.start("start-" + kind, Workbench.JVM, StartMain.class, kind.name())) {
                    results.add(row(kind), Figure.MILLISECONDS, application.ask("milliseconds", Map.of()).asLong());
                }
            }
        }
    }
}
