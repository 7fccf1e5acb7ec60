/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Whether a message costs the same after many others, with many endpoints, and by its length. */
final class GrowthBenchmark implements Benchmark {

    private static final int IN_FLIGHT = 64;
    private static final int WINDOWS = 10;
    private static final double MEGABYTE = 1024 * 1024;
    private static final List<String> SMALL_JVM = List.of("-Xmx128m");
    private static final List<Integer> ENDPOINTS = List.of(1, 10, 100);
    private static final List<Integer> LENGTHS = List.of(100, 1_000, 8_000, 64_000);
    private static final List<ContenderKind> FOR_LENGTHS = List.of(ContenderKind.RAW, ContenderKind.QLARA);

    static Row early() {
        return message("after 10,000 messages");
    }

    static Row late() {
        return message("after the last");
    }

    private static Row message(String when) {
        return new Row("Growth", when, ContenderKind.QLARA.title() + ", -Xmx128m");
    }

    private static Row endpoints(int number) {
        return new Row("Growth", number + " endpoints", ContenderKind.QLARA.title());
    }

    static Row length(int characters, ContenderKind kind) {
        return new Row("Growth", "texts of " + characters + " bytes", kind.title());
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(early(), late()));
        ENDPOINTS.forEach(number -> rows.add(endpoints(number)));
        LENGTHS.forEach(characters -> FOR_LENGTHS.forEach(kind -> rows.add(length(characters, kind))));
        return rows;
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        ContenderSettings settings = ContenderSettings.of(bench.servicePort());
        try (ContenderProcess contender = bench.contender(ContenderKind.QLARA, "growth-messages", SMALL_JVM)) {
            runMessages(plan, contender, settings, results);
        }
        try (ContenderProcess contender = bench.contender(ContenderKind.QLARA, "growth-endpoints", Workbench.JVM)) {
            contender.measure(settings, IN_FLIGHT, plan.settling(), plan.warmUp());
            for (int round = 0; round < plan.rounds(); round++) {
                ENDPOINTS.forEach(number -> results.add(endpoints(number),
                        contender.measure(settings.withEndpoints(number), IN_FLIGHT, plan.settling(), plan.window())));
            }
        }
        try (ContenderProcess raw = bench.contender(ContenderKind.RAW, "growth-raw", Workbench.JVM);
                ContenderProcess component = bench.contender(ContenderKind.QLARA, "growth-lengths", Workbench.JVM)) {
            runLengths(plan, raw, component, settings, results);
        }
    }

    /** After a warm-up on another CamelContext of the same JVM, so that the first message is not that of a cold compiler. */
    private static void runMessages(Plan plan, ContenderProcess contender, ContenderSettings settings, Results results) {
        contender.measure(settings.withConnections(IN_FLIGHT), IN_FLIGHT, plan.settling(), plan.warmUp());
        contender.forget();
        int window = plan.messages() / 100;
        contender.send(settings, IN_FLIGHT, plan.messages() / 100);
        runWindows(contender, settings, window, early(), results);
        contender.send(settings, IN_FLIGHT, plan.messages() - (1 + 2 * WINDOWS) * window);
        runWindows(contender, settings, window, late(), results);
    }

    private static void runWindows(ContenderProcess contender, ContenderSettings settings, int messages, Row row, Results results) {
        for (int window = 0; window < WINDOWS; window++) {
            results.add(row, contender.send(settings, IN_FLIGHT, messages));
        }
        results.add(row, Figure.LIVE_HEAP, contender.heap() / MEGABYTE);
    }

    private static void runLengths(
            Plan plan, ContenderProcess raw, ContenderProcess component, ContenderSettings settings, Results results) {
        List.of(raw, component).forEach(contender -> contender.measure(settings, IN_FLIGHT, plan.settling(), plan.warmUp()));
        for (int round = 0; round < plan.rounds(); round++) {
            for (int characters : LENGTHS) {
                ContenderSettings texts = settings.withTextLength(characters);
                results.add(length(characters, ContenderKind.RAW), raw.measure(texts, IN_FLIGHT, plan.settling(), plan.window()));
                results.add(length(characters, ContenderKind.QLARA),
                        component.measure(texts, IN_FLIGHT, plan.settling(), plan.window()));
            }
        }
    }
}
