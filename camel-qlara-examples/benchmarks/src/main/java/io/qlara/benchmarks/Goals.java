/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.Feature;
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

    /** How many times over a goal may be missed on a machine that is busy, by code that is cold. */
    private static final double SPEED = 5;
    /** What is allocated depends little on either. */
    private static final double MEMORY = 1.5;

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();
    private final List<Goal> missedByFar = new ArrayList<>();

    private Goals(Results results) {
        this.results = results;
    }

    static Goals of(Results results) {
        Goals goals = new Goals(results);
        goals.addAll();
        return goals;
    }

    List<Goal> all() {
        return goals;
    }

    /** Those that are missed by more than any machine explains, so that the component must have become worse. */
    List<Goal> missedByFar() {
        return missedByFar;
    }

    private void addAll() {
        addSends();
        addTexts();
        for (Feature feature : Feature.values()) {
            addFeature(feature);
        }
        addEvents();
        addQuota();
        guard(SPEED, atMost("2,000 in flight at one second each: threads more than idle", 9, 0, "", () -> results.rounds(BURST, Figure.THREADS)));
        atMost("2,000 in flight at one second each: time", 2_500, 0, " ms", () -> results.rounds(BURST, Figure.MILLISECONDS));
        guard(SPEED, atMost("CPU of a message after a million, of one after ten thousand", 1.05, 2, "",
                () -> results.ratios(GrowthBenchmark.late(), GrowthBenchmark.early(), Figure.CPU)));
        atMost("start, more than an empty camel-main", 120, 0, " ms", () -> start(StartKind.EMPTY));
        atMost("start, more than camel-http", 0, 0, " ms", () -> start(StartKind.CAMEL_HTTP));
    }

    private void addSends() {
        guard(SPEED, atLeast("throughput, 64 in flight, of raw HttpClient 5", 0.85, 2, "", () -> throughput(ContenderKind.RAW)));
        guard(SPEED, atLeast("throughput, 64 in flight, of camel-http", 3, 2, "", () -> throughput(ContenderKind.CAMEL_HTTP)));
        guard(SPEED, atLeast("throughput, 64 in flight, of camel-whatsapp", 5, 2, "", () -> throughput(ContenderKind.CAMEL_WHATSAPP)));
        guard(SPEED, atLeast("throughput, 1 in flight, of raw HttpClient 5", 0.9, 2, "", () -> results.ratios(
                SendBenchmark.row(1, ContenderKind.QLARA), SendBenchmark.row(1, ContenderKind.RAW), Figure.PER_SECOND)));
        atMost("p99, 64 in flight, of raw HttpClient 5", 1.15, 2, "", () -> results.ratios(SEND, RAW, Figure.P99));
        guard(MEMORY, atMost("bytes allocated, 64 in flight, of raw HttpClient 5", 1.35, 2, "", () -> results.ratios(SEND, RAW, Figure.ALLOCATED)));
    }

    private void addTexts() {
        guard(SPEED, atLeast("throughput, texts of 8,000 bytes, of raw HttpClient 5", 0.8, 2, "", () -> throughput(8_000)));
        guard(SPEED, atLeast("throughput, texts of 64,000 bytes, of raw HttpClient 5", 0.65, 2, "", () -> throughput(64_000)));
    }

    /** The first of a message is what the others are compared with; a toD is Camel's. */
    private void addFeature(Feature feature) {
        Feature first = Arrays.stream(Feature.values()).filter(other -> other.message().equals(feature.message())).findFirst().orElseThrow();
        if (feature != first && feature != Feature.NUMBER_IN_URI) {
            guard(SPEED, atMost("CPU of a send, " + feature.message() + ": " + feature.title() + ", of " + first.title(), 1.05, 2, "",
                    () -> results.ratios(FeatureBenchmark.row(feature), FeatureBenchmark.row(first), Figure.CPU)));
        }
    }

    private void addEvents() {
        Row bare = WebhookBenchmark.row(IntakeKind.BARE);
        Row component = WebhookBenchmark.row(IntakeKind.QLARA);
        guard(SPEED, atLeast("webhook events, of a bare platform-http route", 1.05, 2, "", () -> results.ratios(component, bare, Figure.PER_SECOND)));
        guard(MEMORY, atMost("bytes allocated for a webhook event, of a bare route", 1.3, 2, "", () -> results.ratios(component, bare, Figure.ALLOCATED)));
        guard(SPEED, atMost("time to read an event, of Jackson with a record", 3, 2, "", () -> reading(Figure.NANOSECONDS)));
        guard(MEMORY, atMost("bytes allocated to read an event, of Jackson with a record", 3, 2, "", () -> reading(Figure.ALLOCATED)));
    }

    private void addQuota() {
        atLeast("share of 50 a second and 1,000 a minute", 98, 1, " %", () -> results.rounds(GovernorBenchmark.governed(), Figure.SHARE));
        atMost("429s within it", 0, 0, "", () -> results.rounds(GovernorBenchmark.governed(), Figure.REFUSED));
        atLeast("share of 50 a second", 98, 1, " %", () -> results.rounds(GovernorBenchmark.governedBySecond(), Figure.SHARE));
        atMost("429s within that", 0, 0, "", () -> results.rounds(GovernorBenchmark.governedBySecond(), Figure.REFUSED));
    }

    private List<Double> reading(Figure figure) {
        return results.ratios(OperationsBenchmark.event(true), OperationsBenchmark.event(false), figure);
    }

    private List<Double> start(StartKind other) {
        return results.differences(StartBenchmark.row(StartKind.QLARA), StartBenchmark.row(other), Figure.MILLISECONDS);
    }

    private List<Double> throughput(int characters) {
        return results.ratios(GrowthBenchmark.length(characters, ContenderKind.QLARA), GrowthBenchmark.length(characters, ContenderKind.RAW),
                Figure.PER_SECOND);
    }

    private List<Double> throughput(ContenderKind other) {
        return results.ratios(SEND, SendBenchmark.row(64, other), Figure.PER_SECOND);
    }

    private Optional<Goal> atLeast(String subject, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        return add(subject, true, bound, decimals, unit, rounds);
    }

    private Optional<Goal> atMost(String subject, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        return add(subject, false, bound, decimals, unit, rounds);
    }

    /** Nothing can be said of what was not measured; the run fails for that by itself. */
    private Optional<Goal> add(String subject, boolean atLeast, double bound, int decimals, String unit, Supplier<List<Double>> rounds) {
        try {
            Goal goal = new Goal(subject, atLeast, bound, decimals, unit, rounds.get());
            goals.add(goal);
            return Optional.of(goal);
        } catch (IllegalStateException e) {
            System.err.println("No goal: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void guard(double times, Optional<Goal> goal) {
        goal.filter(measured -> measured.isMissed(times)).ifPresent(missedByFar::add);
    }
}
