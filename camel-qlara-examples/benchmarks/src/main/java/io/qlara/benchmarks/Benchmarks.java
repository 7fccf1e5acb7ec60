package io.qlara.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

import io.qlara.benchmarks.report.Report;
import io.qlara.benchmarks.report.Results;

/** Measures the component beside its alternatives. */
public final class Benchmarks {

    private Benchmarks() {
    }

    /** @param arguments {@code full} or {@code short}, and the folder to write to */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.of(arguments[0]);
        Path output = Files.createDirectories(Path.of(arguments[1]));
        Results results = new Results();
        try (Workbench bench = new Workbench(output)) {
            new SendBenchmark(plan, bench, results).run();
        }
        System.out.println(new Report(results).tables());
    }
}
