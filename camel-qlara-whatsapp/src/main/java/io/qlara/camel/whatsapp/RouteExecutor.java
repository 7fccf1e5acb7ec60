/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.apache.camel.util.concurrent.ThreadType;

/**
 * Runs what comes after an answer, so that no step of a route keeps an I/O thread busy. Its pool comes from Camel under
 * the profile {@value #PROFILE}, which an application may define itself; with virtual threads it has no limit.
 * <p>
 * All threads of a small pool may be in steps that wait for steps behind them. What a step waits for is newer than the step, so
 * when nothing has ended for a second although something waits, a helper takes the newest first. If that frees an older
 * step, they do wait for each other, and the next helper comes at once; if not, they are merely slow, and it takes a second again.
 */
final class RouteExecutor implements Executor {

    static final String PROFILE = "qlaraWhatsApp";

    private static final String NAME = "QlaraWhatsApp";
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    /** Never runs a step: its thread is the JDK's, and serves the whole application. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Runnable::run);
    private static final int LOOKS_IN_A_SECOND = 20;

    private final ExecutorServiceManager manager;
    private final ExecutorService pool;
    private final ConcurrentLinkedDeque<Runnable> waiting = new ConcurrentLinkedDeque<>();
    /** Whether a thread of the pool is on its way to what waits. */
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicInteger runners = new AtomicInteger();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong endedByPool = new AtomicLong();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile boolean closed;

    // only one thread at a time looks, and changes these
    private volatile int helpers;
    private volatile int looksSinceHelp = LOOKS_IN_A_SECOND;
    private int looksWithoutEnd;
    private int patience = LOOKS_IN_A_SECOND;
    private long endedBefore;
    private long endedByPoolBefore;

    /** Whether the first step of the newest helper, and a step begun before it, have ended: they show that steps wait for each other. */
    private volatile boolean newestEnded;
    private volatile boolean olderEnded;

    /** @param owner whose pool it is, for Camel */
    RouteExecutor(CamelContext camel, Object owner) {
        manager = camel.getExecutorServiceManager();
        pool = virtualThreads() ? manager.newCachedThreadPool(owner, NAME)
                : manager.newThreadPool(owner, NAME, profile(manager.getThreadPoolProfile(PROFILE)));
    }

    /** Camel 4.22 says VIRTUAL on a JDK without virtual threads, too, and would make any number of platform threads. */
    private static boolean virtualThreads() {
        return ThreadType.current() == ThreadType.VIRTUAL && Runtime.version().feature() >= 21;
    }

    /** The application's profile, but for what a full pool does: by Camel's default an I/O thread would run the route. */
    private static ThreadPoolProfile profile(ThreadPoolProfile ofApplication) {
        ThreadPoolProfile profile = ofApplication == null ? profile() : ofApplication.clone();
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private static ThreadPoolProfile profile() {
        ThreadPoolProfile profile = new ThreadPoolProfile(PROFILE);
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        return profile;
    }

    @Override
    public void execute(Runnable step) {
        waiting.addLast(step);
        if (!wake()) {
            leaveToOthers();
        }
        watch();
    }

    /**
     * One thread at a time: each wakes the next if more waits, so that many steps at once do not wake more threads than run them. False if no thread
     * of the pool comes.
     */
    private boolean wake() {
        if (closed) {
            return false;
        }
        if (!woken.compareAndSet(false, true)) {
            return true;
        }
        boolean comes = poolTakes();
        if (!comes) {
            woken.set(false);
        }
        return comes;
    }

    /** False if the pool is full or closed, or no thread can be made. */
    private boolean poolTakes() {
        try {
            pool.execute(this::runOldest);
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    /** Whoever runs a step goes on with what waits; a thread is made only if nobody does. */
    private void leaveToOthers() {
        if ((runners.get() == 0 || closed) && !startThread(this::runOldest)) {
            // a route step on an I/O thread is better than an exchange that never ends
            runOldest();
        }
    }

    private void runOldest() {
        woken.set(false);
        do {
            runners.incrementAndGet();
            for (Runnable step = waiting.pollFirst(); step != null; step = waiting.pollFirst()) {
                if (!waiting.isEmpty()) {
                    wake();
                }
                run(step);
                endedByPool.incrementAndGet();
            }
            runners.decrementAndGet();
            // whoever was refused meanwhile relied on this thread
        } while (!waiting.isEmpty());
    }

    private void run(Runnable step) {
        if (step == null) {
            return;
        }
        int helpersAtBegin = helpers;
        try {
            step.run();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            // an interrupt meant this step, not the next
            Thread.interrupted();
            ended.incrementAndGet();
            if (helpersAtBegin != helpers) {
                olderEnded = true;
            }
        }
    }

    private void watch() {
        if (!waiting.isEmpty() && watched.compareAndSet(false, true)) {
            lookLater();
        }
    }

    private void lookLater() {
        try {
            LATER.execute(this::look);
        } catch (Throwable e) {
            // the JDK can't make its thread, either; the next step tries again
            watched.set(false);
        }
    }

    private void look() {
        if (waiting.isEmpty()) {
            looksSinceHelp = LOOKS_IN_A_SECOND;
            looksWithoutEnd = 0;
            patience = LOOKS_IN_A_SECOND;
            watched.set(false);
            watch();
            return;
        }
        long endedByNow = ended.get();
        looksWithoutEnd = endedByNow == endedBefore ? looksWithoutEnd + 1 : 0;
        endedBefore = endedByNow;
        int looks = looksSinceHelp + 1;
        if (looks == 1 && newestEnded && olderEnded) {
            patience = 1;
        } else if (looks == LOOKS_IN_A_SECOND) {
            patience = LOOKS_IN_A_SECOND;
            if (endedByPool.get() == endedByPoolBefore) {
                // only helpers have moved
                looks = 1;
            }
        }
        looksSinceHelp = looks;
        if (looksWithoutEnd >= patience) {
            addHelper();
        }
        lookLater();
    }

    private void addHelper() {
        int number = helpers + 1;
        helpers = number;
        endedByPoolBefore = endedByPool.get();
        looksSinceHelp = 0;
        looksWithoutEnd = 0;
        patience = Math.min(2 * patience, LOOKS_IN_A_SECOND);
        newestEnded = false;
        olderEnded = false;
        startThread(() -> help(number));
    }

    private void help(int number) {
        run(waiting.pollLast());
        if (number == helpers) {
            newestEnded = true;
        }
        runNewest();
    }

    /** Until nothing waits, or the pool has moved by itself and for a second without another helper. */
    private void runNewest() {
        while (!waiting.isEmpty() && (closed || looksSinceHelp < LOOKS_IN_A_SECOND)) {
            run(waiting.pollLast());
        }
    }

    /** False if no thread can be had. */
    private boolean startThread(Runnable action) {
        try {
            manager.newThread(NAME + "-helper", action).start();
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    /** Those who keep the pool's threads may wait for what waits, and a pool that is shut down forgets it. */
    void close() {
        closed = true;
        runWhatWaits();
        manager.shutdownGraceful(pool);
        runWhatWaits();
    }

    private void runWhatWaits() {
        if (!waiting.isEmpty()) {
            startThread(this::runNewest);
        }
    }
}
