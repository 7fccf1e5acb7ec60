/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** The machine that this runs on. */
public final class Machine {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private Machine() {
    }

    /** Such as {@code 2 cores of an AMD EPYC, 16 GB, Linux 6.1, OpenJDK 17.0.15}. */
    public static String description() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getAvailableProcessors() + " cores (" + processor() + "), "
                + Math.round(system.getTotalMemorySize() / GIGABYTE) + " GB, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", " + System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    private static String processor() {
        if (Files.isReadable(LINUX_PROCESSORS)) {
            try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
                return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst().orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
