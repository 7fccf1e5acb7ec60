/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.awaitility.Awaitility;

/** A route step at which exchanges wait, without a thread, until they are let through one by one. */
final class Gate extends AsyncProcessorSupport {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private boolean open;

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (waits(callback)) {
            return false;
        }
        callback.done(true);
        return true;
    }

    /** Asks and waits in one step, so that no exchange comes to wait behind the opening. */
    private synchronized boolean waits(AsyncCallback callback) {
        return !open && waiting.add(() -> callback.done(false));
    }

    private synchronized void openForAllThatCome() {
        open = true;
    }

    void awaitWaiting(int exchanges) {
        Awaitility.await().until(() -> waiting.size() == exchanges);
    }

    /** Lets all through that wait, and all that come. */
    void open() {
        openForAllThatCome();
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** Waits for an exchange and lets it through, on the thread that calls. */
    void letOneThrough() {
        Awaitility.await().until(() -> !waiting.isEmpty());
        waiting.remove().run();
    }
}
