/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The few threads on which routes go on are enough, whatever the steps of a route wait for. */
class RoutePoolTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";

    @Test
    void aStepMayWaitForASendThatAnotherThreadBegins() throws Exception {
        ExecutorService others = Executors.newCachedThreadPool();
        ProducerTemplate inner = camel.createProducerTemplate();
        addRoutes(routes -> {
            routes.from("direct:inner").to(SEND);
            routes.from("direct:outer").to(SEND).process(exchange -> others.submit(() -> inner.sendBody("direct:inner", "second")).get());
        });

        assertThat(twenty("direct:outer")).allSatisfy(call -> assertThat(call.get(90, TimeUnit.SECONDS).getException()).isNull());

        assertThat(requests()).isEqualTo(40);
        others.shutdownNow();
    }

    @Test
    void aStepMayWaitForAQueueWhoseRouteSends() throws Exception {
        addRoutes(routes -> {
            routes.from("seda:inner?concurrentConsumers=20").setBody().constant("second").to(SEND);
            routes.from("direct:outer").to(SEND).to("seda:inner?waitForTaskToComplete=Always&timeout=80000");
        });

        assertThat(twenty("direct:outer")).allSatisfy(call -> assertThat(call.get(90, TimeUnit.SECONDS).getException()).isNull());

        assertThat(requests()).isEqualTo(40);
    }

    @Test
    void anExchangeEndsAlsoIfNoThreadCanBeMadeForThePool() {
        camel.getExecutorServiceManager().addThreadFactoryListener((source, factory) -> refusing(factory));

        Exchange exchange = call(SEND, "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
    }

    private static ThreadFactory refusing(ThreadFactory factory) {
        return action -> {
            Thread thread = factory.newThread(action);
            if (thread.getName().contains("QlaraWhatsApp")) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return thread;
        };
    }

    private void addRoutes(Routes routes) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.addTo(this);
            }
        });
    }

    private List<CompletableFuture<Exchange>> twenty(String uri) {
        ProducerTemplate caller = camel.createProducerTemplate();
        return IntStream.range(0, 20)
                .mapToObj(number -> caller.asyncSend(uri, exchange -> exchange.getMessage().setBody("first"))).toList();
    }

    @FunctionalInterface
    private interface Routes {
        void addTo(RouteBuilder builder);
    }
}
