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

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The few threads on which routes go on are enough, whatever the steps of a route wait for. */
class RoutePoolTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final int MANY = 700;

    @Test
    void sevenHundredStepsMayWaitForSendsThatOtherThreadsBegin() throws Exception {
        MadeThreads threads = MadeThreads.of(camel);
        ExecutorService others = Executors.newCachedThreadPool();
        ProducerTemplate inner = camel.createProducerTemplate();
        addRoutes(routes -> {
            routes.from("direct:inner").to(SEND);
            routes.from("direct:outer").to(SEND).process(exchange -> others.submit(() -> inner.sendBody("direct:inner", "second")).get());
        });

        assertAllEndWithinHalfAMinute(begin("direct:outer", MANY), threads);

        others.shutdownNow();
    }

    @Test
    void sevenHundredStepsMayWaitForSendsThatTheyBegin() throws Exception {
        MadeThreads threads = MadeThreads.of(camel);
        ProducerTemplate inner = camel.createProducerTemplate();
        addRoutes(routes -> routes.from("direct:outer").to(SEND).process(exchange -> inner.sendBody(SEND, "second")));

        assertAllEndWithinHalfAMinute(begin("direct:outer", MANY), threads);
    }

    /** Threads that the component has made for steps, also those that have ended; not the threads of the test and of the service, and not virtual ones. */
    private static void assertAllEndWithinHalfAMinute(List<CompletableFuture<Exchange>> calls, MadeThreads threads) {
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))).succeedsWithin(30, TimeUnit.SECONDS);

        assertThat(calls).allSatisfy(call -> assertThat(call.join().getException()).isNull());
        assertThat(requests()).isEqualTo(2 * MANY);
        assertThat(threads.platform()).hasSizeLessThan(250);
    }

    /** Begins all at once, which a ProducerTemplate does not: it has few threads of its own. */
    private List<CompletableFuture<Exchange>> begin(String uri, int count) throws Exception {
        AsyncProducer producer = camel.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return IntStream.range(0, count).mapToObj(number -> {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("first");
            CompletableFuture<Exchange> ended = new CompletableFuture<>();
            producer.process(exchange, doneSynchronously -> ended.complete(exchange));
            return ended;
        }).toList();
    }

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
