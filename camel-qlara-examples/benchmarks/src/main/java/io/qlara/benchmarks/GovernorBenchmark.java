/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Many messages to a service that enforces its quota, with and without the governor. All at the same time: they mostly wait. */
final class GovernorBenchmark implements Benchmark {

    private static final int IN_FLIGHT = 100;

    private enum Load {
        BOTH(50, 1000, true),
        BOTH_UNGOVERNED(50, 1000, false),
        SECOND(50, 0, true),
        SECOND_UNGOVERNED(50, 0, false);

        private final int aSecond;
        private final int aMinute;
        private final boolean governed;

        Load(int aSecond, int aMinute, boolean governed) {
            this.aSecond = aSecond;
            this.aMinute = aMinute;
            this.governed = governed;
        }

        /** What the quota gives a second in the long run; so few messages that a minute has room for all are held by the second only. */
        private double perSecond(int messages) {
            return aMinute > 0 && messages > aMinute ? aMinute / 60.0 : aSecond;
        }

        private Row row() {
            return new Row("An enforced quota", aMinute == 0 ? "50 a second" : "50 a second, 1,000 a minute",
                    governed ? "with the governor" : "without, repeats after 429");
        }
    }

    static Row governed() {
        return Load.BOTH.row();
    }

    static Row governedBySecond() {
        return Load.SECOND.row();
    }

    @Override
    public List<Row> rows() {
        return Arrays.stream(Load.values()).map(Load::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        List<CompletableFuture<Void>> loads = Arrays.stream(Load.values())
                .map(load -> CompletableFuture.runAsync(() -> send(load, plan, bench), task -> new Thread(task).start())).toList();
        loads.forEach(CompletableFuture::join);
        for (Load load : Load.values()) {
            JsonNode report = bench.service().ask("quota", Map.of("name", load.name()));
            double used = (report.get("taken").asInt() - 1) / report.get("seconds").asDouble();
            results.add(load.row(), Figure.SHARE, 100 * used / load.perSecond(plan.messagesWithinQuota()));
            results.add(load.row(), Figure.REFUSED, report.get("refused").asInt());
        }
    }

    private static void send(Load load, Plan plan, Workbench bench) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort())
                .withPrefix("/quota/" + load.aSecond + "/" + load.aMinute + "/" + load.name())
                .withQuota(load.governed ? load.aSecond : 0, load.governed ? load.aMinute : 0);
        try (ContenderProcess contender = bench.contender(ContenderKind.QLARA, "governor-" + load, Workbench.JVM)) {
            int failures = contender.pace(settings, IN_FLIGHT, plan.messagesWithinQuota());
            if (load.governed && failures > 0) {
                throw new IllegalStateException(failures + " messages failed although there was a governor");
            }
        }
    }
}
