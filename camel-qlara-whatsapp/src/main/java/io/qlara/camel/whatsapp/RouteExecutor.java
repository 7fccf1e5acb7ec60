/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Runs what comes after an answer, so that no step of a route keeps an I/O thread busy. Its pool comes from Camel under
 * the profile {@value #PROFILE}, which an application may define itself.
 */
final class RouteExecutor implements Executor {

    static final String PROFILE = "qlaraWhatsApp";

    /** What runs on this thread, whichever component's it is. */
    private static final ThreadLocal<Work> RUNNING = new ThreadLocal<>();
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final ExecutorServiceManager manager;
    private final ExecutorService pool;
    private final int threads;
    private final AtomicInteger unfinished = new AtomicInteger();

    RouteExecutor(QlaraWhatsAppComponent component) {
        manager = component.getCamelContext().getExecutorServiceManager();
        ThreadPoolProfile profile = profile(manager.getThreadPoolProfile(PROFILE));
        pool = manager.newThreadPool(component, "QlaraWhatsApp", profile);
        threads = profile.getPoolSize() == null ? 1 : profile.getPoolSize();
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

    /** What the pool does not take, because it is closed or full, a thread of its own does: an exchange has to end. */
    @Override
    public void execute(Runnable action) {
        unfinished.incrementAndGet();
        executeOnPool(new Work(action));
    }

    private void executeOnPool(Work work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException e) {
            executeOnThreadOfItsOwn(work);
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
                executeOnThreadOfItsOwn(new Work(action));
            }
        };
    }

    private void executeOnThreadOfItsOwn(Work work) {
        manager.newThread("QlaraWhatsApp-overflow", work).start();
    }

    void close() {
        manager.shutdownGraceful(pool);
    }

    private final class Work implements Runnable {

        private final Runnable action;
        private volatile boolean hasEnded;

        Work(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
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
