/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Keeps a number of messages under way: whoever ends one sends the next, on the same thread, as a route does that takes
 * its next message from a queue.
 */
public final class ClosedLoop {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Contender contender;
    private final int inFlight;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Recorder latencies = new Recorder(3);
    private final CountDownLatch lanesEnded;
    private volatile long lastNumber = Long.MAX_VALUE;

    public ClosedLoop(Contender contender, int inFlight) {
        this.contender = contender;
        this.inFlight = inFlight;
        this.lanesEnded = new CountDownLatch(inFlight);
    }

    /** Lets it settle, measures for a while, and waits for the messages that are still under way. */
    public LoadFigures measure(Duration settling, Duration window) throws InterruptedException {
        start();
        Thread.sleep(settling.toMillis());
        latencies.reset();
        ProcessMeter meter = ProcessMeter.start();
        Thread.sleep(window.toMillis());
        Histogram histogram = latencies.getIntervalHistogram();
        LoadFigures figures = meter.figures(histogram);
        lastNumber = 0;
        end();
        return figures;
    }

    /** Sends so many messages and measures all of them. */
    public LoadFigures send(long messages) throws InterruptedException {
        lastNumber = messages;
        ProcessMeter meter = ProcessMeter.start();
        start();
        end();
        return meter.figures(latencies.getIntervalHistogram());
    }

    private void start() {
        for (int lane = 0; lane < inFlight; lane++) {
            Lane next = new Lane();
            if (contender.blocks()) {
                new Thread(next::takeTurn, "lane-" + lane).start();
            } else {
                next.takeTurn();
            }
        }
    }

    private void end() throws InterruptedException {
        if (!lanesEnded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(lanesEnded.getCount() + " messages did not end");
        }
        if (failure.get() != null) {
            throw new IllegalStateException("A message failed: " + failure.get(), failure.get());
        }
    }

    /** One message under way after the other. A send that ends before it returns does not grow the stack. */
    private final class Lane {

        private final AtomicInteger turns = new AtomicInteger();

        void takeTurn() {
            if (turns.getAndIncrement() > 0) {
                return;
            }
            do {
                next();
            } while (turns.decrementAndGet() > 0);
        }

        private void next() {
            long number = numbers.incrementAndGet();
            if (number > lastNumber || failure.get() != null) {
                lanesEnded.countDown();
                return;
            }
            long begin = System.nanoTime();
            try {
                contender.send(number, problem -> ended(begin, problem));
            } catch (RuntimeException e) {
                ended(begin, e);
            }
        }

        private void ended(long begin, Throwable problem) {
            latencies.recordValue(System.nanoTime() - begin);
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            takeTurn();
        }
    }
}
