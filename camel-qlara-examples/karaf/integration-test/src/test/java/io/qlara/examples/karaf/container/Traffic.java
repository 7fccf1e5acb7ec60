/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Messages to different numbers, one after the other, by turns through both kinds of routes, until it is closed. */
final class Traffic implements AutoCloseable {

    private final Example example;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> destinations = new ArrayList<>();
    private volatile Exception failure;

    private Traffic(Example example) {
        this.example = example;
    }

    static Traffic start(Example example) {
        Traffic traffic = new Traffic(example);
        traffic.clock.scheduleAtFixedRate(traffic::next, 0, 20, TimeUnit.MILLISECONDS);
        return traffic;
    }

    private synchronized void next() {
        String destination = "+3934" + (10_000_000 + destinations.size());
        try {
            example.send(Example.BOTH.get(destinations.size() % 2), destination.substring(1) + ".json",
                    "{\"destination\": \"" + destination + "\", \"body\": \"Hello\"}");
            destinations.add(destination);
        } catch (Exception e) {
            failure = e;
        }
    }

    /** Where messages were sent so far. */
    synchronized List<String> destinations() {
        if (failure != null) {
            throw new IllegalStateException("No more messages could be handed over", failure);
        }
        return List.copyOf(destinations);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
