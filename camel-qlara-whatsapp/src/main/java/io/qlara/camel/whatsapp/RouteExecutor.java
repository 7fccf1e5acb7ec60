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

    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final ExecutorServiceManager manager;
    private final ExecutorService pool;

    RouteExecutor(QlaraWhatsAppComponent component) {
        manager = component.getCamelContext().getExecutorServiceManager();
        if (manager.getThreadPoolProfile(PROFILE) == null) {
            manager.registerThreadPoolProfile(profile());
        }
        pool = manager.newThreadPool(component, "QlaraWhatsApp", PROFILE);
    }

    private static ThreadPoolProfile profile() {
        ThreadPoolProfile profile = new ThreadPoolProfile(PROFILE);
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** After the pool is closed a thread of its own does the work: an exchange has to end even then. */
    @Override
    public void execute(Runnable work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException e) {
            new Thread(work, "QlaraWhatsApp-after-stop").start();
        }
    }

    void close() {
        manager.shutdownGraceful(pool);
    }
}
