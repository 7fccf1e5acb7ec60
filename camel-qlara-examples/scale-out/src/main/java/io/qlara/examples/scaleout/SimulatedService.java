/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.QlaraSimulatorBuilder;

/** The service in a JVM of its own, which enforces a quota, and the one address that it posts its events to. */
public final class SimulatedService {

    private static final int JOURNAL_SIZE = 1_000_000;
    private static final int REFUSED = 429;

    private SimulatedService() {
    }

    /**
     * Runs until the process ends, and prints a line for each request that it refuses.
     *
     * @param arguments the port; requests a second and a minute that are granted, 0 for no limit; the port that events are posted
     *                  to; and the ports of the workers' webhooks
     */
    public static void main(String[] arguments) throws Exception {
        List<Integer> numbers = Stream.of(arguments).map(Integer::valueOf).toList();
        LoadBalancer.start(numbers.get(3), numbers.subList(4, numbers.size()));
        QlaraSimulatorBuilder builder = QlaraSimulator.builder()
                .port(numbers.get(0))
                .webhookUrl("http://127.0.0.1:" + numbers.get(3) + "/qlara/webhooks?token=secret")
                .callbackRetries(6)
                .administration(true)
                .journalSize(JOURNAL_SIZE)
                .wireMockJournalSize(0);
        if (IntStream.of(numbers.get(1), numbers.get(2)).anyMatch(limit -> limit > 0)) {
            builder.rateLimit(numbers.get(1), numbers.get(2));
        }
        QlaraSimulator simulator = builder.build();
        simulator.start();
        simulator.wireMock().addMockServiceRequestListener((request, response) -> {
            if (response.getStatus() == REFUSED) {
                System.out.println(REFUSED + " " + request.getMethod() + " " + request.getUrl());
            }
        });
    }
}
