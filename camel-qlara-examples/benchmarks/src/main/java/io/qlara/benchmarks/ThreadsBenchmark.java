/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.process.NewerJdk;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Routes that go on on Camel's virtual threads, beside those on platform threads, on the newest JDK of this machine. */
final class ThreadsBenchmark implements Benchmark {

    private static final int IN_FLIGHT = 64;

    private final Optional<NewerJdk> jdk = NewerJdk.find();

    private Row row(boolean virtual) {
        return new Row("Threads", "JDK " + jdk.map(NewerJdk::feature).orElse(0) + ", 64 in flight", virtual ? "virtual threads" : "platform threads");
    }

    /** None without a JDK that has virtual threads. */
    @Override
    public List<Row> rows() {
        return jdk.isPresent() ? List.of(row(false), row(true)) : List.of();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        for (int fork = 1; fork <= plan.forks() && jdk.isPresent(); fork++) {
            runFork(plan, bench, jdk.get(), results);
        }
    }

    private void runFork(Plan plan, Workbench bench, NewerJdk newer, Results results) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort());
        Map<Boolean, ContenderProcess> contenders = new LinkedHashMap<>();
        try {
            for (boolean virtual : new boolean[] { false, true }) {
                List<String> options = new ArrayList<>(Workbench.JVM);
                options.add("-Dcamel.threads.virtual.enabled=" + virtual);
                contenders.put(virtual, bench.contender(ContenderKind.QLARA, "threads-" + virtual, newer, options));
            }
            contenders.values().forEach(contender -> contender.measure(settings, IN_FLIGHT, plan.settling(), plan.warmUp()));
            for (int round = 0; round < plan.rounds(); round++) {
                contenders.forEach((virtual, contender) -> results.add(row(virtual),
                        contender.measure(settings, IN_FLIGHT, plan.settling(), plan.window())));
            }
        } finally {
            contenders.values().forEach(ContenderProcess::close);
        }
    }
}
