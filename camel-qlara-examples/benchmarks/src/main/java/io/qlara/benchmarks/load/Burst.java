/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sends many messages at once and waits for all of them. */
public final class Burst {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** A contender may go on opening itself on other threads after its start: those belong to idle. */
    private static final long SETTLING_MILLISECONDS = 500;

    private final Contender contender;
    private final int messages;

    public Burst(Contender contender, int messages) {
        this.contender = contender;
        this.messages = messages;
    }

    /**
     * What it took.
     *
     * @param milliseconds  from the first call to the last end
     * @param peakHeapBytes the most that was on the heap, garbage included
     * @param threadsMore   the most threads there were, less those before
     */
    public record Figures(double milliseconds, double peakHeapBytes, int threadsMore) {
    }

    public Figures measure() throws InterruptedException {
        Thread.sleep(SETTLING_MILLISECONDS);
        System.gc();
        int threadsBefore = THREADS.getThreadCount();
        THREADS.resetPeakThreadCount();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        sendAll();
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        return new Figures(milliseconds, peakHeap(), THREADS.getPeakThreadCount() - threadsBefore);
    }

    private void sendAll() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(messages);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int number = 0; number < messages; number++) {
            int current = number;
            Runnable send = () -> contender.send(current, problem -> {
                failure.compareAndSet(null, problem);
                ended.countDown();
            });
            if (contender.blocks()) {
                new Thread(send, "burst-" + number).start();
            } else {
                send.run();
            }
        }
        if (!ended.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(ended.getCount() + " messages did not end");
        }
        if (failure.get() != null) {
            throw new IllegalStateException("A message failed: " + failure.get(), failure.get());
        }
    }

    private static double peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
