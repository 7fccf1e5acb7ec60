package io.qlara.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.qlara.benchmarks.report.Report;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** Measures the component beside its alternatives. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(new SendBenchmark(), new SlowServiceBenchmark(), new WebhookBenchmark(),
            new GovernorBenchmark(), new GrowthBenchmark(), new StartBenchmark(), new FootprintBenchmark(),
            new OperationsBenchmark());

    private Benchmarks() {
    }

    /** @param arguments {@code full} or {@code short}, and the folder to write to */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.of(arguments[0]);
        Path output = Files.createDirectories(Path.of(arguments[1]));
        Results results = new Results();
        boolean complete = true;
        try (Workbench bench = new Workbench(output)) {
            for (Benchmark benchmark : ALL) {
                complete &= run(benchmark, plan, bench, results);
            }
        }
        System.out.println(new Report(results).tables());
        System.exit(complete ? 0 : 1);
    }

    /** One that fails must not cost the results of the others, but fails the run. */
    private static boolean run(Benchmark benchmark, Plan plan, Workbench bench, Results results) {
        try {
            benchmark.run(plan, bench, results);
        } catch (Exception e) {
            e.printStackTrace();
        }
        List<Row> missing = benchmark.rows().stream().filter(row -> !results.has(row)).toList();
        missing.forEach(row -> System.err.println("Not measured: " + row));
        return missing.isEmpty();
    }
}
