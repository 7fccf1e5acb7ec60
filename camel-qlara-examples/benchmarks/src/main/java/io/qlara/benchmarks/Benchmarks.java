/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.qlara.benchmarks.report.Machine;
import io.qlara.benchmarks.report.PerformancePage;
import io.qlara.benchmarks.report.Plot;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;
import io.qlara.benchmarks.report.Run;

/** Measures the component beside its alternatives. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(new SendBenchmark(), new SlowServiceBenchmark(), new WebhookBenchmark(),
            new FeatureBenchmark(), new ThreadsBenchmark(), new GovernorBenchmark(), new GrowthBenchmark(), new StartBenchmark(), new FootprintBenchmark(),
            new OperationsBenchmark());

    private Benchmarks() {
    }

    /**
     * Prints the tables, and ends with 1 if anything that had to be measured was not, or is far from its goal.
     *
     * @param arguments {@code full} or {@code short}, the folder to write to, and the folder of the documentation to put the
     *                  run into, or nothing
     */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.of(arguments[0]);
        Path output = Files.createDirectories(Path.of(arguments[1]));
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        Results results = new Results();
        ALL.forEach(benchmark -> results.expect(benchmark.rows()));
        boolean complete = true;
        try (Workbench bench = new Workbench(output)) {
            for (Benchmark benchmark : ALL) {
                complete &= run(benchmark, plan, bench, results);
            }
        }
        Goals goals = Goals.of(results);
        Run run = new Run(plan.name(), date, Machine.description(), results, goals.all());
        System.out.println(run.text());
        run.write(output.resolve("performance.json"));
        Plot.write(run, output.resolve("performance.svg"));
        if (complete && arguments.length > 2 && !arguments[2].isBlank()) {
            PerformancePage.update(run, Path.of(arguments[2]));
        }
        goals.missedByFar().forEach(goal -> System.err.println("Far from its goal: " + goal.subject() + ", " + goal.verdict()));
        System.exit(complete && goals.missedByFar().isEmpty() ? 0 : 1);
    }

    /** One that fails must not cost the results of the others, but fails the run. */
    private static boolean run(Benchmark benchmark, Plan plan, Workbench bench, Results results) {
        long begin = System.nanoTime();
        try {
            benchmark.run(plan, bench, results);
        } catch (Exception e) {
            e.printStackTrace();
        }
        List<Row> missing = benchmark.rows().stream().filter(row -> !results.has(row)).toList();
        missing.forEach(row -> System.err.println("Not measured: " + row));
        System.err.println(benchmark.getClass().getSimpleName() + " took " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        return missing.isEmpty();
    }
}
