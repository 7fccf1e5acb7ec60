/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.load.Burst;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Many messages at once to a service that takes a second for each. */
final class SlowServiceBenchmark implements Benchmark {

    private static final int MESSAGES = 2_000;
    private static final double MEGABYTE = 1024 * 1024;

    static Row row(ContenderKind kind) {
        return new Row("A service that takes a second", "2,000 in flight", kind.title());
    }

    @Override
    public List<Row> rows() {
        return Arrays.stream(ContenderKind.values()).map(SlowServiceBenchmark::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort()).withPrefix("/wait/1000").withConnections(MESSAGES);
        Map<ContenderKind, ContenderProcess> contenders = new EnumMap<>(ContenderKind.class);
        try {
            for (ContenderKind kind : ContenderKind.values()) {
                contenders.put(kind, bench.contender(kind, "slow-service-" + kind, Workbench.JVM));
                // the first burst is for the compiler
                contenders.get(kind).burst(settings, MESSAGES);
            }
            for (int round = 0; round < plan.forks() * plan.rounds(); round++) {
                contenders.forEach((kind, contender) -> add(row(kind), contender.burst(settings, MESSAGES), results));
            }
        } finally {
            contenders.values().forEach(ContenderProcess::close);
        }
    }

    private static void add(Row row, Burst.Figures burst, Results results) {
        results.add(row, Figure.MILLISECONDS, burst.milliseconds());
        results.add(row, Figure.PEAK_HEAP, burst.peakHeapBytes() / MEGABYTE);
        results.add(row, Figure.THREADS, burst.threadsMore());
    }
}
