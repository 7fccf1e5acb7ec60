/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.qlara.benchmarks.operation.AnswerOperation;
import io.qlara.benchmarks.operation.EventOperation;
import io.qlara.benchmarks.operation.RequestOperation;
import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Single operations without any I/O, by JMH, beside what Jackson alone takes for an object of its own. */
final class OperationsBenchmark implements Benchmark {

    private static final String EVENT = "event: read";
    private static final List<Operation> OPERATIONS = List.of(request(100), request(8_000), request(64_000),
            new Operation("answer: read", AnswerOperation.class, 0), new Operation(EVENT, EventOperation.class, 0));

    private static Operation request(int characters) {
        return new Operation("request of " + characters + " characters: resolve, check, write", RequestOperation.class, characters);
    }

    static Row event(boolean component) {
        return row(EVENT, component ? "component" : "jackson");
    }

    private static Row row(String operation, String method) {
        return new Row("Operations", operation, method.equals("component") ? "camel-qlara-whatsapp" : "Jackson, a record");
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        OPERATIONS.forEach(operation -> List.of("component", "jackson").forEach(method -> rows.add(row(operation.title(), method))));
        return rows;
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) throws Exception {
        TimeValue iteration = TimeValue.milliseconds(plan.window().toMillis() / 2);
        for (Operation operation : OPERATIONS) {
            Collection<RunResult> runs = new Runner(new OptionsBuilder().include(operation.type().getName() + "\\.")
                    .param("characters", Integer.toString(operation.characters()))
                    .forks(plan.forks()).warmupIterations(plan.rounds()).warmupTime(iteration)
                    .measurementIterations(plan.rounds()).measurementTime(iteration)
                    .jvmArgs(Workbench.JVM.toArray(String[]::new)).addProfiler(GCProfiler.class)
                    .shouldFailOnError(true).verbosity(VerboseMode.SILENT).build()).run();
            runs.forEach(run -> add(operation.title(), run, results));
        }
    }

    private static void add(String operation, RunResult run, Results results) {
        BenchmarkParams parameters = run.getParams();
        String name = parameters.getBenchmark();
        Row row = row(operation, name.substring(name.lastIndexOf('.') + 1));
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                results.add(row, Figure.NANOSECONDS, iteration.getPrimaryResult().getScore());
                results.add(row, Figure.ALLOCATED, iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
    }

    /** @param characters of the text that it is about, where there is one */
    private record Operation(String title, Class<?> type, int characters) {
    }
}
