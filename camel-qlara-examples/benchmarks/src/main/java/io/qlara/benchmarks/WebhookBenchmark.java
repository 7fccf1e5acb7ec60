/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qlara.benchmarks.intake.EventSenderMain;
import io.qlara.benchmarks.intake.IntakeKind;
import io.qlara.benchmarks.intake.IntakeMain;
import io.qlara.benchmarks.load.LoadFigures;
import io.qlara.benchmarks.process.ChildProcess;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Webhook events, posted by one sender to each application in turn. */
final class WebhookBenchmark implements Benchmark {

    private static final int IN_FLIGHT = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Row row(IntakeKind kind) {
        return new Row("Webhook events", IN_FLIGHT + " in flight", kind.title());
    }

    @Override
    public List<Row> rows() {
        return Arrays.stream(IntakeKind.values()).map(WebhookBenchmark::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) {
        for (int fork = 1; fork <= plan.forks(); fork++) {
            Map<IntakeKind, ChildProcess> servers = new EnumMap<>(IntakeKind.class);
            try (ChildProcess sender = bench.start("event-sender", Workbench.JVM, EventSenderMain.class)) {
                for (IntakeKind kind : IntakeKind.values()) {
                    servers.put(kind, bench.start("intake-" + kind, Workbench.JVM, IntakeMain.class, kind.name()));
                }
                runFork(plan, sender, servers, results);
            } finally {
                servers.values().forEach(ChildProcess::close);
            }
        }
    }

    private static void runFork(Plan plan, ChildProcess sender, Map<IntakeKind, ChildProcess> servers, Results results) {
        servers.forEach((kind, server) -> measure(sender, kind, server, plan.settling(), plan.warmUp()));
        List<IntakeKind> turns = new ArrayList<>(List.of(IntakeKind.values()));
        for (int round = 0; round < plan.rounds(); round++) {
            for (IntakeKind kind : turns) {
                results.add(row(kind), measure(sender, kind, servers.get(kind), plan.settling(), plan.window()));
            }
            Collections.rotate(turns, 1);
        }
    }

    /** Latencies and throughput as the sender saw them, what the server used for an event as the server saw it. */
    private static LoadFigures measure(ChildProcess sender, IntakeKind kind, ChildProcess server, Duration settling, Duration window) {
        String url = "http://127.0.0.1:" + server.ask("port", Map.of()).asInt() + kind.target();
        Map<String, Long> times = Map.of("settling", settling.toMillis(), "window", window.toMillis());
        CompletableFuture<JsonNode> atServer = CompletableFuture.supplyAsync(() -> server.ask("measure", times),
                task -> new Thread(task).start());
        LoadFigures seen = figures(sender.ask("measure", Map.of("url", url, "inFlight", IN_FLIGHT, "settling", settling.toMillis(),
                "window", window.toMillis())));
        LoadFigures used = figures(atServer.join());
        return new LoadFigures(seen.perSecond(), seen.p50(), seen.p99(), used.cpuMicroseconds(), used.allocatedBytes());
    }

    private static LoadFigures figures(JsonNode json) {
        return JSON.convertValue(json, LoadFigures.class);
    }
}
