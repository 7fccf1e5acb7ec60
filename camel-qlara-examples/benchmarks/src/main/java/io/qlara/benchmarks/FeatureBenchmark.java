/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.contender.Feature;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** What each feature costs that is switched on alone, beside the same message without it, in one JVM. */
final class FeatureBenchmark implements Benchmark {

    private static final int IN_FLIGHT = 64;

    static Row row(Feature feature) {
        return new Row("Features, 64 in flight", feature.message(), feature.title());
    }

    @Override
    public List<Row> rows() {
        return Arrays.stream(Feature.values()).map(FeatureBenchmark::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort());
        for (int fork = 1; fork <= plan.forks(); fork++) {
            try (ContenderProcess contender = bench.contender(ContenderKind.QLARA, "features", Workbench.JVM)) {
                List<Feature> turns = new ArrayList<>(List.of(Feature.values()));
                turns.forEach(feature -> contender.measure(settings.withFeature(feature), IN_FLIGHT, plan.settling(), plan.warmUp().dividedBy(3)));
                for (int round = 0; round < plan.rounds(); round++) {
                    for (Feature feature : turns) {
                        results.add(row(feature), contender.measure(settings.withFeature(feature), IN_FLIGHT, plan.settling(), plan.window()));
                    }
                    Collections.rotate(turns, 1);
                }
            }
        }
    }
}
