/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

/** What is measured. */
public enum Figure {

    PER_SECOND("a second", 0),
    P50("p50, µs", 0),
    P99("p99, µs", 0),
    CPU("CPU, µs each", 1),
    ALLOCATED("allocated, bytes each", 0),
    MILLISECONDS("ms", 0),
    PEAK_HEAP("peak heap, MB", 0),
    LIVE_HEAP("heap in use, MB", 1),
    THREADS("threads more than idle", 0),
    SHARE("share of the quota, %", 1),
    REFUSED("429s", 0),
    NANOSECONDS("ns each", 0),
    KILOBYTES("jar, kB", 0),
    DEPENDENCIES("dependencies", 0);

    private final String title;
    private final int decimals;

    Figure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    public String title() {
        return title;
    }

    public int decimals() {
        return decimals;
    }
}
