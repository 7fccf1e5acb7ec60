package io.qlara.benchmarks;

import java.util.Collections;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Messages through each contender, with few and with many under way. */
final class SendBenchmark {

    static final String GROUP = "Send";
    private static final List<Integer> IN_FLIGHT = List.of(1, 64, 256);

    private final Plan plan;
    private final Workbench bench;
    private final Results results;

    SendBenchmark(Plan plan, Workbench bench, Results results) {
        this.plan = plan;
        this.bench = bench;
        this.results = results;
    }

    static Row row(int inFlight, ContenderKind kind) {
        return new Row(GROUP, inFlight + " in flight", kind.title());
    }

    void run() {
        for (int fork = 1; fork <= plan.forks(); fork++) {
            Map<ContenderKind, ContenderProcess> contenders = new EnumMap<>(ContenderKind.class);
            try {
                for (ContenderKind kind : ContenderKind.values()) {
                    contenders.put(kind, bench.contender(kind, "send-" + kind + "-" + fork, Workbench.JVM));
                }
                run(contenders);
            } finally {
                contenders.values().forEach(ContenderProcess::close);
            }
        }
    }

    private void run(Map<ContenderKind, ContenderProcess> contenders) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort());
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
