/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing waits while the service thinks, and every exchange ends once. */
class AsynchronousSendTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String ACCEPTED = "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}";

    @Test
    void oneThreadBeginsManySendsWithoutWaitingForAnyOfThem() throws Exception {
        CountDownLatch thought = new CountDownLatch(1);
        try (FaultyServer server = new FaultyServer((body, connection) -> acceptAfter(thought, connection))) {
            component.getConfiguration().setBaseUrl("http://" + server.host());
            AsyncProducer producer = camel.getEndpoint(SEND).createAsyncProducer();
            producer.start();
            Queue<Exchange> ended = new ConcurrentLinkedQueue<>();

            for (int i = 0; i < 50; i++) {
                Exchange exchange = exchange("message " + i);
                assertThat(producer.process(exchange, doneSynchronously -> ended.add(exchange))).isFalse();
            }

            assertThat(ended).isEmpty();
            thought.countDown();
            await().atMost(30, TimeUnit.SECONDS).until(() -> ended.size() == 50);
            assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
            producer.stop();
        }
    }

    @Test
    void theRouteGoesOnOnAThreadOfThePoolAndNotOnAnIoThread() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to(SEND).process(exchange -> thread.complete(Thread.currentThread().getName()));
            }
        });

        call("direct:send", "Ciao", Map.of());

        assertThat(thread.get(10, TimeUnit.SECONDS)).contains("QlaraWhatsApp").doesNotContain("qlara-whatsapp-io");
    }

    @Test
    void aRouteThatBlocksKeepsNoAnswerFromBeingReceived() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        AsyncProducer producer = camel.getEndpoint(SEND).createAsyncProducer();
        producer.start();
        for (int i = 0; i < 100; i++) {
            producer.process(exchange("x"), doneSynchronously -> {
                arrived.incrementAndGet();
                awaitQuietly(release);
            });
        }

        await().atMost(30, TimeUnit.SECONDS).until(() -> SERVICE.journal().count() == 100);
        release.countDown();

        await().atMost(30, TimeUnit.SECONDS).until(() -> arrived.get() == 100);
        producer.stop();
    }

    @Test
    void aStepThatWaitsForTheAnswerToAnotherSendDoesNotWaitForEver() throws Exception {
        ProducerTemplate inAStep = camel.createProducerTemplate();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to(SEND).process(exchange -> inAStep.sendBody(SEND, "second"));
            }
        });
        stub(anyCall().willReturn(okJson(ACCEPTED).withFixedDelay(300)));

        List<CompletableFuture<Exchange>> calls = begin("direct:twice", 20, exchange -> exchange.getMessage().setBody("first"));

        assertThat(calls).allSatisfy(call -> assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull());
        assertThat(requests()).isEqualTo(40);
    }

    @Test
    void aProducerThatFallsOutOfACacheLetsItsRequestsEnd() throws Exception {
        stub(anyCall().willReturn(okJson(ACCEPTED).withFixedDelay(1_000)));
        addDynamicRoute();

        List<CompletableFuture<Exchange>> calls = begin("direct:dynamic", 10, exchange -> exchange.getMessage().setBody("x"));

        assertThat(calls).allSatisfy(call -> assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull());
    }

    @Test
    void whatAProducerThatFellOutOfACacheHasUnderWayEndsWithTheContext() throws Exception {
        stub(anyCall().willReturn(okJson(ACCEPTED).withFixedDelay(60_000)));
        addDynamicRoute();
        List<CompletableFuture<Exchange>> calls = begin("direct:dynamic", 10, exchange -> exchange.getMessage().setBody("x"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().connectionsInUse() == 10);

        camel.getShutdownStrategy().setTimeout(1);
        camel.stop();

        assertThat(calls).allSatisfy(call -> assertThat(call.get(30, TimeUnit.SECONDS).getException())
                .isInstanceOf(QlaraTransportException.class).hasMessageContaining("shut down"));
    }

    @Test
    void stepsGoOnOnThePoolHoweverFastTheAnswerComes() throws Exception {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many").loop(200).setBody(constant("x")).to(SEND).process(exchange -> threads.add(Thread.currentThread().getName()));
            }
        });

        call("direct:many", null, Map.of());

        assertThat(threads).hasSize(200).noneMatch(thread -> thread.contains("helper"));
    }

    @Test
    void whatWaitsForAConnectionWhenTheContextStopsEndsAsNotSent() throws Exception {
        component.setMaxConnections(1);
        CountDownLatch othersEnded = new CountDownLatch(1);
        try (FaultyServer server = new FaultyServer((body, connection) -> acceptAfter(othersEnded, connection))) {
            component.getConfiguration().setBaseUrl("http://" + server.host());
            RouteBuilder.addRoutes(camel, routes -> routes.from("direct:send").to(SEND));
            List<CompletableFuture<Exchange>> calls = begin("direct:send", 6, exchange -> exchange.getMessage().setBody("x"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().pendingRequests() == 6
                    && server.requests() == 1);

            CompletableFuture<Void> stop = CompletableFuture.runAsync(camel::stop);
            await().atMost(30, TimeUnit.SECONDS).until(() -> calls.stream().filter(CompletableFuture::isDone).count() == 5);
            othersEnded.countDown();

            assertThat(stop).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(calls.stream().map(call -> call.join().getException()).filter(Objects::nonNull)).hasSize(5).allSatisfy(
                    failure -> assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("was not sent"));
        }
    }

    private void addDynamicRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD().cacheSize(2).uri(SEND + "&campaignId=${exchangeId}");
            }
        });
    }

    private List<CompletableFuture<Exchange>> begin(String uri, int count, Processor request) {
        ProducerTemplate caller = camel.createProducerTemplate();
        return IntStream.range(0, count).mapToObj(number -> caller.asyncSend(uri, request)).toList();
    }

    @Test
    @OnPlatformThreads
    void theApplicationsOwnProfileIsHonoured() throws Exception {
        ThreadPoolProfile profile = new ThreadPoolProfile(RouteExecutor.PROFILE);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(1000);
        camel.getExecutorServiceManager().registerThreadPoolProfile(profile);
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        AsyncProducer producer = camel.getEndpoint(SEND).createAsyncProducer();
        producer.start();

        for (int i = 0; i < 20; i++) {
            producer.process(exchange("x"), doneSynchronously -> threads.add(Thread.currentThread().getName()));
        }

        await().atMost(30, TimeUnit.SECONDS).until(() -> threads.size() == 20);
        assertThat(threads.stream().distinct()).hasSize(1);
        producer.stop();
    }

    @Test
    void atAForcedShutdownEveryExchangeEndsOnceAndSaysWhetherItHadBeenSent() throws Exception {
        stub(anyCall().willReturn(okJson(ACCEPTED).withFixedDelay(60_000)));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:send?concurrentConsumers=3").to(SEND).to("mock:never");
            }
        });
        List<Exchange> ended = Collections.synchronizedList(new ArrayList<>());
        camel.getManagementStrategy().addEventNotifier(new EndedExchanges(ended));
        for (int i = 0; i < 3; i++) {
            camel.createProducerTemplate().sendBody("seda:send?waitForTaskToComplete=Never", "x");
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> requests() == 3);

        camel.getShutdownStrategy().setTimeout(1);
        camel.stop();

        assertThat(ended).hasSize(3).allSatisfy(exchange -> assertThat(exchange.getException())
                .isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                    assertThat(failure).hasMessageContaining("shut down");
                    assertThat(failure.isOutcomeUnknown()).isTrue();
                }));
    }

    @Test
    void aCallAfterTheStopEndsWithAnException() throws Exception {
        AsyncProducer producer = camel.getEndpoint(SEND).createAsyncProducer();
        producer.start();
        component.stop();
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        Exchange exchange = exchange("x");

        producer.process(exchange, doneSynchronously -> ended.complete(exchange));

        assertThat(ended.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(QlaraTransportException.class);
    }

    private Exchange exchange(String text) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(text);
        return exchange;
    }

    private static void acceptAfter(CountDownLatch event, Socket connection) throws IOException {
        awaitQuietly(event);
        connection.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + ACCEPTED.length() + "\r\n\r\n"
                + ACCEPTED).getBytes(StandardCharsets.US_ASCII));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
