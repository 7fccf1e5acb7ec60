/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import org.HdrHistogram.Histogram;

/** What this process uses from a moment on. */
public final class ProcessMeter {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final AllocatedHeap HEAP = new AllocatedHeap();

    private final long cpu;
    private final long allocated;
    private final long time;

    private ProcessMeter() {
        allocated = HEAP.total();
        cpu = SYSTEM.getProcessCpuTime();
        time = System.nanoTime();
    }

    public static ProcessMeter start() {
        return new ProcessMeter();
    }

    /** The figures of the messages that have ended since then, whose latencies are given in nanoseconds. */
    public LoadFigures figures(Histogram latencies) {
        LoadFigures used = figures(latencies.getTotalCount());
        return new LoadFigures(used.perSecond(), latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3, used.cpuMicroseconds(), used.allocatedBytes());
    }

    /** The figures of so many messages, but for latencies. */
    public LoadFigures figures(long messages) {
        double nanoseconds = System.nanoTime() - time;
        double processor = SYSTEM.getProcessCpuTime() - cpu;
        return new LoadFigures(messages * 1e9 / nanoseconds, 0, 0, processor / 1e3 / messages,
                (double) (HEAP.total() - allocated) / messages);
    }
}
