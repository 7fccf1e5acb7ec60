/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.intake.IntakeKind;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Goal;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;
import io.qlara.benchmarks.start.StartKind;

/** What the component aims at. */
final class Goals {

    private static final Row SEND = SendBenchmark.row(64, ContenderKind.QLARA);
    private static final Row RAW = SendBenchmark.row(64, ContenderKind.RAW);
    private static final Row BURST = SlowServiceBenchmark.row(ContenderKind.QLARA);

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Results results) {
        this.results = results;
    }

    static List<Goal> of(Results results) {
        Goals goals = new Goals(results);
        goals.addAll();
        return goals.goals;
    }

    private void addAll() {
        atLeast("throughput, 64 in flight, of raw HttpClient 5", 0.75, 2, "", () -> throughput(ContenderKind.RAW));
        atLeast("throughput, 64 in flight, of camel-http", 2.5, 2, "", () -> throughput(ContenderKind.CAMEL_HTTP));
        atLeast("throughput, 64 in flight, of camel-whatsapp", 5, 2, "", () -> throughput(ContenderKind.CAMEL_WHATSAPP));
        atMost("p99, 64 in flight, of raw HttpClient 5", 1.3, 2, "", () -> results.ratios(SEND, RAW, Figure.P99));
        atMost("bytes allocated, 64 in flight, of raw HttpClient 5", 2, 2, "", () -> results.ratios(SEND, RAW, Figure.ALLOCATED));
        atMost("2,000 in flight at one second each: threads more than idle", 16, 0, "", () -> results.rounds(BURST, Figure.THREADS));
        atMost("2,000 in flight at one second each: time", 2_500, 0, " ms", () -> results.rounds(BURST, Figure.MILLISECONDS));
        atLeast("webhook events, of a bare platform-http route", 0.9, 2, "", () -> results.ratios(
                WebhookBenchmark.row(IntakeKind.QLARA), WebhookBenchmark.row(IntakeKind.BARE), Figure.PER_SECOND));
        atLeast("share of 50 a second and 1,000 a minute", 98, 1, " %", () -> results.rounds(GovernorBenchmark.governed(), Figure.SHARE));
        atMost("429s within it", 0, 0, "", () -> results.rounds(GovernorBenchmark.governed(), Figure.REFUSED));
        atMost("CPU of a message at the end, of one at the beginning", 1.1, 2, "",
                () -> results.ratios(GrowthBenchmark.late(), GrowthBenchmark.early(), Figure.CPU));
        atMost("start, more than an empty camel-main", 250, 0, " ms", () -> results.differences(
                StartBenchmark.row(StartKind.QLARA), StartBenchmark.row(StartKind.EMPTY), Figure.MILLISECONDS));
    }

    private List<Double> throughput(ContenderKind other) {
        return results.ratios(SEND, SendBenchmark.row(64, other), Figure.PER_SECOND);
    }

    private void atLeast(String subject, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        add(subject, true, bound, decimals, unit, rounds);
    }

    private void atMost(String subject, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        add(subject, false, bound, decimals, unit, rounds);
    }

    /** Nothing can be said of what was not measured; the run fails for that by itself. */
    private void add(String subject, boolean atLeast, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        try {
            goals.add(new Goal(subject, atLeast, bound, decimals, unit, rounds.get()));
        } catch (IllegalStateException e) {
            System.err.println("No goal: " + e.getMessage());
        }
    }
}
