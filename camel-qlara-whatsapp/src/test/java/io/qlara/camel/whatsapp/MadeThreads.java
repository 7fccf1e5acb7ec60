/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager.ThreadFactoryListener;

/** All threads that a context has made for the steps of routes, those that have ended among them. */
final class MadeThreads implements ThreadFactoryListener {

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    static MadeThreads of(CamelContext camel) {
        MadeThreads made = new MadeThreads();
        camel.getExecutorServiceManager().addThreadFactoryListener(made);
        return made;
    }

    @Override
    public ThreadFactory onNewThreadFactory(Object source, ThreadFactory factory) {
        return action -> {
            Thread thread = factory.newThread(action);
            if (thread.getName().contains("QlaraWhatsApp")) {
                threads.add(thread);
            }
            return thread;
        };
    }

    List<Thread> all() {
        return List.copyOf(threads);
    }

    /** Those that are no virtual ones, which Java 17 has no method to tell. */
    List<Thread> platform() {
        return threads.stream().filter(thread -> !thread.getClass().getSimpleName().equals("VirtualThread")).toList();
    }

    List<Thread> helpers() {
        return threads.stream().filter(thread -> thread.getName().contains("helper")).toList();
    }
}
