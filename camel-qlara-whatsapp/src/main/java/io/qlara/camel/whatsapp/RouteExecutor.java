/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

import io.qlara.camel.whatsapp.queue.Scheduler;

/**
 * Runs what comes after an answer, so that no step of a route keeps an I/O thread busy. Its pool comes from Camel under
 * the profile {@value #PROFILE}, which an application may define itself.
 */
final class RouteExecutor implements Executor {

    static final String PROFILE = "qlaraWhatsApp";

    /** What runs on this thread, whichever component's it is. */
    private static final ThreadLocal<Work> RUNNING = new ThreadLocal<>();
    /** More steps than that can't wait for what comes behind them. */
    private static final int MOST_ADDED = 500;
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final ExecutorServiceManager manager;
    private final ExecutorService pool;
    private final int threads;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final StarvationWatch starvation;
    private final AtomicInteger added = new AtomicInteger();

    RouteExecutor(QlaraWhatsAppComponent component, Scheduler scheduler) {
        manager = component.getCamelContext().getExecutorServiceManager();
        ThreadPoolProfile profile = profile(manager.getThreadPoolProfile(PROFILE));
        pool = manager.newThreadPool(component, "QlaraWhatsApp", profile);
        threads = profile.getPoolSize() == null ? 1 : profile.getPoolSize();
        starvation = new StarvationWatch(scheduler, () -> !waiting.isEmpty(), this::addThread);
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
    public void execute(Runnable action) {
        unfinished.incrementAndGet();
        executeOnPool(new Work(action));
    }

    /** What the pool does not take, because it is closed or full, a thread of its own does: an exchange has to end. */
    private void executeOnPool(Work work) {
        waiting.add(work);
        try {
            pool.execute(this::runNext);
        } catch (Throwable e) {
            // an Error if no thread can be made
            runOnThreadOfItsOwn(this::runNext);
        }
        starvation.watch();
    }

    private void runNext() {
        Work next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }

    /** If there are enough or none can be made, what waits goes on waiting for the others. */
    private void addThread() {
        if (added.incrementAndGet() > MOST_ADDED || !startThread(this::runAllThatWait)) {
            added.decrementAndGet();
        }
    }

    private void runAllThatWait() {
        try {
            for (Work next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            added.decrementAndGet();
        }
    }

    /**
     * The executor of what comes after the call that this thread is about to begin. A step that waits for the answer, such as a
     * bean with a ProducerTemplate, keeps a thread of the pool: if what it waits for queued up behind it, all would wait for ever.
     */
    Executor afterCallBegunHere() {
        Work begunBy = RUNNING.get();
        return begunBy == null ? this : action -> {
            boolean threadFree = unfinished.incrementAndGet() <= threads;
            if (threadFree || begunBy.hasEnded) {
                executeOnPool(new Work(action));
            } else {
                runOnThreadOfItsOwn(new Work(action));
            }
        };
    }

    private void runOnThreadOfItsOwn(Runnable action) {
        if (!startThread(action)) {
            // a route step on an I/O thread is better than an exchange that never ends
            action.run();
        }
    }

    /** False if no thread can be had. */
    private boolean startThread(Runnable action) {
        try {
            manager.newThread("QlaraWhatsApp-overflow", action).start();
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    void close() {
        addThreadIfAnyWaits();
        manager.shutdownGraceful(pool);
        addThreadIfAnyWaits();
    }

    /** The steps that keep the pool's threads may wait for it, and a pool that is shut down forgets it. */
    private void addThreadIfAnyWaits() {
        if (!waiting.isEmpty()) {
            addThread();
        }
    }

    private final class Work implements Runnable {

        private final Runnable action;
        private volatile boolean hasEnded;

        Work(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            starvation.progress();
            RUNNING.set(this);
            try {
                action.run();
            } finally {
                hasEnded = true;
                unfinished.decrementAndGet();
                RUNNING.remove();
            }
        }
    }
}
