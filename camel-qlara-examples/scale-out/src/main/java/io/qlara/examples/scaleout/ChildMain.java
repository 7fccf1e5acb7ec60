/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;

/**
 * Runs the main method that it is told, and ends with its standard input, so that no JVM outlives the one that started it. For each
 * byte of that input it collects its garbage and prints what is left.
 */
public final class ChildMain {

    private static final long MOST_MILLIS_TO_STOP = 30_000;
    private static final int MEGABYTE = 1024 * 1024;

    private ChildMain() {
    }

    /** The first argument is the class with the main method, the rest are its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        startDaemon("end-with-parent", ChildMain::endWithInput);
        Class.forName(arguments[0]).getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                printMemory();
            }
        } catch (IOException e) {
            // the same as its end
        }
        startDaemon("stop-at-once", ChildMain::haltLater);
        System.exit(0);
    }

    private static void printMemory() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        System.out.printf("%s %d%n%s %d%n", Jvm.CLASSES, memory.getNonHeapMemoryUsage().getUsed() / MEGABYTE, Jvm.HEAP,
                memory.getHeapMemoryUsage().getUsed() / MEGABYTE);
    }

    private static void haltLater() {
        try {
            Thread.sleep(MOST_MILLIS_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void startDaemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
