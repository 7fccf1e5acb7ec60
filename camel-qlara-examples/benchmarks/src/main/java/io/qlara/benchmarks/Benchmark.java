/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.util.List;

import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** A group of rows that are measured together. */
interface Benchmark {

    /** What has to be in the results afterwards. */
    List<Row> rows();

    void run(Plan plan, Workbench bench, Results results) throws Exception;
}
