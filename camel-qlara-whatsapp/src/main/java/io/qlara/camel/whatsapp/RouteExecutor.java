/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

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

    RouteExecutor(QlaraWhatsAppComponent component) {
        manager = component.getCamelContext().getExecutorServiceManager();
        pool = manager.newThreadPool(component, "QlaraWhatsApp", profile(manager.getThreadPoolProfile(PROFILE)));
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
        Work work = new Work(action);
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
            if (begunBy.hasEnded) {
                execute(action);
            } else {
                executeOnThreadOfItsOwn(new Work(action));
            }
        };
    }

    private static void executeOnThreadOfItsOwn(Work work) {
        new Thread(work, "QlaraWhatsApp-overflow").start();
    }

    void close() {
        manager.shutdownGraceful(pool);
    }

    private static final class Work implements Runnable {

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
                RUNNING.remove();
            }
        }
    }
}
