/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Messages through each contender, with few and with many under way. */
final class SendBenchmark implements Benchmark {

    private static final List<Integer> IN_FLIGHT = List.of(1, 64, 256);

    static Row row(int inFlight, ContenderKind kind) {
        return new Row("Send", inFlight + " in flight", kind.title());
    }

    @Override
    public List<Row> rows() {
        return IN_FLIGHT.stream().flatMap(inFlight -> Arrays.stream(ContenderKind.values()).map(kind -> row(inFlight, kind))).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        for (int fork = 1; fork <= plan.forks(); fork++) {
            Map<ContenderKind, ContenderProcess> contenders = new EnumMap<>(ContenderKind.class);
            try {
                for (ContenderKind kind : ContenderKind.values()) {
                    contenders.put(kind, bench.contender(kind, "send-" + kind, Workbench.JVM));
                }
                runFork(plan, ContenderSettings.of(bench.servicePort()), contenders, results);
            } finally {
                contenders.values().forEach(ContenderProcess::close);
            }
        }
    }

    private void runFork(Plan plan, ContenderSettings settings, Map<ContenderKind, ContenderProcess> contenders, Results results) {
        contenders.values().forEach(contender -> contender.measure(settings, 64, plan.settling(), plan.warmUp()));
        List<ContenderKind> turns = new ArrayList<>(List.of(ContenderKind.values()));
        for (int inFlight : IN_FLIGHT) {
            for (int round = 0; round < plan.rounds(); round++) {
                for (ContenderKind kind : turns) {
                    results.add(row(inFlight, kind), contenders.get(kind).measure(settings, inFlight, plan.settling(), plan.window()));
                }
                // so that nobody always has the same neighbour
                Collections.rotate(turns, 1);
            }
        }
    }
}
