/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A component that repeats once, and the promise that it leaves no thread and no connection behind. */
abstract class WireTest {

    static final int ATTEMPTS = 2;

    @RegisterExtension
    final RunningComponent running = RunningComponent.with(component -> component.getConfiguration().setMaxRetries(ATTEMPTS - 1));
    private final CamelContext camel = running.camel();
    private final QlaraWhatsAppComponent component = running.component();
    private final Queue<Exchange> ended = new ConcurrentLinkedQueue<>();

    /** The context would end the threads of a route pool that the component has forgotten. */
    @AfterEach
    void stop() {
        component.stop();
        awaitThat("no thread is left", () -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName).noneMatch(name -> name.startsWith("qlara-whatsapp-") || name.contains("QlaraWhatsApp")));
    }

    /** For what never ends by itself; all else may take its time on a busy machine. */
    void waitForAnAnswerOneSecondOnly() {
        component.getConfiguration().setResponseTimeout(Duration.ofSeconds(1));
    }

    /** Makes the call and waits until it has ended, once. */
    Exchange make(ApiCall call, String baseUrl) throws Exception {
        component.getConfiguration().setBaseUrl(baseUrl);
        AsyncProducer producer = camel.getEndpoint(call.uri()).createAsyncProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(call.body());

        producer.process(exchange, doneSynchronously -> ended.add(exchange));

        awaitThat("the call ends", () -> !ended.isEmpty());
        awaitThat("no connection is in use", () -> component.producerResources().activity().connectionsInUse() == 0
                && component.producerResources().activity().connectionsTaken() == 0);
        producer.stop();
        assertThat(ended).containsExactly(exchange);
        return exchange;
    }

    /** The pool may keep a connection for the next request, but only for as long as the component runs. */
    void assertStoppingLeavesNoConnection(FaultyServer server) {
        component.stop();
        awaitThat("no connection is open", () -> server.openConnections() == 0);
    }

    /** Looks often: there are many cases, and what is awaited comes at once in most. */
    private static void awaitThat(String condition, Callable<Boolean> holds) {
        await(condition).pollInterval(Duration.ofMillis(10)).atMost(Duration.ofMinutes(1)).until(holds);
    }
}
