/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Many events in quick succession over several connections, with an idempotent repository. */
@Tag("http-server")
class WebhookBurstTest {

    private static final int CONNECTIONS = 8;
    private static final String OPTIONS = "webhookToken=secret&idempotentRepository="
            + "#class:org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository%23memoryIdempotentRepository(20000)";

    private final ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
    private final Map<String, Integer> timesRouted = new ConcurrentHashMap<>();

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void ofDifferentEventsIsAnswered200AndEachIsRoutedOnce(ServerUnderTest server) throws Exception {
        int eventsOfEach = 1_250;
        try (ServerUnderTest.Running running = start(server)) {
            Set<Integer> statuses = onEveryConnection(running, (caller, connection) -> {
                Set<Integer> seen = new HashSet<>();
                for (int i = 0; i < eventsOfEach; i++) {
                    seen.add(post(connection, caller + "-" + i));
                }
                return seen;
            });

            assertThat(statuses).containsExactly(200);
            assertThat(timesRouted).hasSize(CONNECTIONS * eventsOfEach).allSatisfy((messageId, times) -> assertThat(times).isOne());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTheSameEventAtTheSameMomentRoutesItOnce(ServerUnderTest server) throws Exception {
        int events = 1_250;
        CyclicBarrier together = new CyclicBarrier(CONNECTIONS);
        try (ServerUnderTest.Running running = start(server)) {
            Set<Integer> statuses = onEveryConnection(running, (caller, connection) -> {
                Set<Integer> seen = new HashSet<>();
                for (int i = 0; i < events; i++) {
                    together.await(60, TimeUnit.SECONDS);
                    int status = post(connection, "same-" + i);
                    for (; status == 503; status = post(connection, "same-" + i)) {
                        seen.add(status);
                    }
                    seen.add(status);
                }
                return seen;
            });

            // 503 says that the first is still being routed, and the sender tries again
            assertThat(statuses).contains(200).isSubsetOf(200, 503);
            assertThat(timesRouted).hasSize(events).allSatisfy((messageId, times) -> assertThat(times).isOne());
        }
    }

    private ServerUnderTest.Running start(ServerUnderTest server) throws Exception {
        return server.start(OPTIONS, route -> route.process(
                exchange -> timesRouted.merge(exchange.getMessage().getBody(WebhookEvent.class).messageId(), 1, Integer::sum)));
    }

    private static int post(RawConnection connection, String messageId) throws Exception {
        String event = Payloads.delivered(messageId);
        return connection.head("POST /qlara/webhooks?token=secret", List.of(), event.length()).send(event).answer().status();
    }

    /** All that the calls on all connections were answered. */
    private Set<Integer> onEveryConnection(ServerUnderTest.Running running, Caller caller) throws Exception {
        List<Future<Set<Integer>>> calls = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            calls.add(callers.submit(() -> {
                try (RawConnection connection = RawConnection.to(running)) {
                    return caller.call(number, connection);
                }
            }));
        }
        Set<Integer> statuses = new HashSet<>();
        for (Future<Set<Integer>> call : calls) {
            statuses.addAll(call.get(5, TimeUnit.MINUTES));
        }
        return statuses;
    }

    private interface Caller {
        Set<Integer> call(int number, RawConnection connection) throws Exception;
    }
}
