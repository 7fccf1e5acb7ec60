/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What waits for the quota, for a connection or out a 429: it holds back what it has to and nothing else, and does not wait for ever. */
class WaitingRequestsTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();
    private static final String ACCEPTED = ApiCall.SEND.answer();
    private static final List<String> ENDPOINTS = List.of(SEND, "qlara-whatsapp:templates?operation=list", "qlara-whatsapp:phoneNumbers");
    private static final int CALLS_OF_EACH = 5;
    private static final int CALLS_A_SECOND = 4;
    private static final int CONNECTIONS = 10;

    private final List<Long> arrivals = new ArrayList<>();

    @BeforeEach
    void allowRetries() {
        component.getConfiguration().setMaxRetries(3);
    }

    @Test
    void aHundredExchangesThatWaitOutA429KeepNoOtherKeyFromSendingAndGoOnAfterwards() throws Exception {
        answer("exhausted", status(429).withHeader("Retry-After", "6"));
        answer("other", okJson(ACCEPTED));
        Queue<Exchange> ended = sendAsynchronously(SEND + "&apiKey=exhausted", 100);
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).heldUntil() != null
                && component.producerResources().activity().connectionsInUse() == 0);

        for (int i = 0; i < 20; i++) {
            assertThat(call(SEND + "&apiKey=other", "Ciao", Map.of()).getException()).isNull();
        }

        assertThat(ended).isEmpty();
        assertThat(component.producerResources().activity().pendingRequests()).isEqualTo(100);
        answer("exhausted", okJson(ACCEPTED));
        await("all go on").atMost(2, TimeUnit.MINUTES).until(() -> ended.size() == 100);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void a429HoldsTheOtherRequestsOfItsKeyBackToo() {
        firstAnswer(status(429).withHeader("Retry-After", "1"), okJson(ACCEPTED));
        long begin = System.nanoTime();
        call(SEND + "&maxRetries=0", "first", Map.of());

        assertThat(call(SEND, "second", Map.of()).getException()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneMoreThanMayWaitFailsAtOnceAndSaysWhatToDo() {
        component.setMaxQueued(1);
        holdEverything();
        CompletableFuture<Exchange> waiting = camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("x"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).waiting() == 1);

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraQueueFullException.class)
                .hasMessageContaining("maxQueued");
        assertThat(waiting).isNotDone();
    }

    @Test
    void whatWaitsWhenTheContextStopsEndsAsNotSentAndDoesNotHoldTheShutdownUp() throws Exception {
        holdEverything();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:send?concurrentConsumers=5").to(SEND);
            }
        });
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        camel.getManagementStrategy().addEventNotifier(new EndedExchanges(ended));
        for (int i = 0; i < 5; i++) {
            camel.createProducerTemplate().sendBody("seda:send", "x");
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).waiting() == 5);
        long begin = System.nanoTime();

        camel.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(ended).hasSize(5).allSatisfy(exchange -> assertThat(exchange.getException())
                .isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                    assertThat(failure).hasMessageContaining("was not sent");
                }));
    }

    @Test
    void aLimitOfTheComponentIsKept() {
        component.setRequestsPerSecond(10);
        long begin = System.nanoTime();

        for (int i = 0; i < 11; i++) {
            call(SEND, "Ciao", Map.of());
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void differentEndpointsShareTheQuotaOfTheirKey() throws Exception {
        component.setRequestsPerSecond(CALLS_A_SECOND);
        ProducerTemplate template = camel.createProducerTemplate();
        long begin = System.currentTimeMillis();

        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_OF_EACH; i++) {
            ENDPOINTS.forEach(endpoint -> calls.add(template.asyncRequestBody(endpoint, "Ciao")));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);

        int requests = CALLS_OF_EACH * ENDPOINTS.size();
        assertThat(arrivalsAtTheService()).hasSize(requests);
        assertNoneComesBeforeItsTurn(arrivalsAtTheService(), begin, CALLS_A_SECOND);
    }

    @Test
    void noSecondHoldsMoreThanTheQuotaAfterTheServiceHasStoodStill() throws Exception {
        component.setRequestsPerSecond(20);
        try (FaultyServer server = new FaultyServer((body, connection) -> answer(connection, "200 OK", arrived() <= CONNECTIONS ? 4 : 0))) {
            Queue<Exchange> ended = sendTo(server, 100);

            awaitEnd(ended, 100);
            assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
            // 90 come at once if what waits for a connection has its permit already; two may, because one may catch up
            List<Long> milliseconds = arrivals.stream().map(TimeUnit.NANOSECONDS::toMillis).toList();
            assertNoneComesBeforeItsTurn(milliseconds.subList(CONNECTIONS + 1, 100), milliseconds.get(0) + 4_000, 20);
        }
    }

    @Test
    void nothingLeavesDuringAHold() throws Exception {
        CountDownLatch allConnectionsBusy = new CountDownLatch(CONNECTIONS);
        try (FaultyServer server = new FaultyServer((body, connection) -> {
            if (arrived() <= CONNECTIONS) {
                arriveAndWait(allConnectionsBusy);
                answer(connection, "429 Too Many\r\nRetry-After: 1.5", 0);
            } else {
                answer(connection, "200 OK", 0);
            }
        })) {
            Queue<Exchange> ended = sendTo(server, 60);

            awaitEnd(ended, 60);
            assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
            assertThat(arrivals).hasSize(60 + CONNECTIONS);
            assertThat(Duration.ofNanos(arrivals.get(CONNECTIONS) - arrivals.get(0))).isGreaterThan(Duration.ofMillis(1_400));
        }
    }

    @Test
    void nothingMoreLeavesWhenTheComponentStops() throws Exception {
        try (FaultyServer server = new FaultyServer((body, connection) -> arrived())) {
            Queue<Exchange> ended = sendTo(server, 500);
            await().atMost(30, TimeUnit.SECONDS).until(() -> server.requests() == CONNECTIONS);

            component.stop();

            awaitEnd(ended, 500);
            assertThat(server.requests()).isEqualTo(CONNECTIONS);
            assertThat(ended).filteredOn(exchange -> exchange.getException(QlaraException.class).isOutcomeUnknown()).hasSize(CONNECTIONS);
        }
    }

    @Test
    void everyAttemptGivesItsConnectionBack() throws Exception {
        component.getConfiguration().setResponseTimeout(Duration.ofMillis(300));
        component.getConfiguration().setMaxRetries(0);
        try (FaultyServer server = new FaultyServer((body, connection) -> {
            if (arrived() % 3 == 0) {
                answer(connection, "200 OK", 0);
            } else if (arrivals.size() % 3 == 1) {
                connection.close();
            }
        })) {
            Queue<Exchange> ended = sendTo(server, 60);

            awaitEnd(ended, 60);
            await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().connectionsTaken() == 0);
        }
    }

    /** One request is told to wait for half a minute, and with it all others. */
    private void holdEverything() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));
        call(SEND + "&maxRetries=0", "Ciao", Map.of());
    }

    private Queue<Exchange> sendAsynchronously(String uri, int exchanges) throws Exception {
        AsyncProducer producer = camel.getEndpoint(uri).createAsyncProducer();
        producer.start();
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < exchanges; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("Ciao");
            producer.process(exchange, doneSynchronously -> ended.add(exchange));
        }
        return ended;
    }

    private static void answer(String apiKey, ResponseDefinitionBuilder answer) {
        stub(anyCall().withHeader("X-Api-Key", equalTo(apiKey)).willReturn(answer));
    }

    /** Sends more than there are connections. */
    private Queue<Exchange> sendTo(FaultyServer server, int exchanges) throws Exception {
        component.setMaxConnections(CONNECTIONS);
        component.getConfiguration().setBaseUrl("http://" + server.host());
        return sendAsynchronously(SEND, exchanges);
    }

    private static List<Long> arrivalsAtTheService() {
        return SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getLoggedDate().getTime()).sorted().toList();
    }

    /** On a busy machine requests are seen late, and so together, but never early. */
    private static void assertNoneComesBeforeItsTurn(List<Long> milliseconds, long begin, int perSecond) {
        assertThat(IntStream.range(0, milliseconds.size())).allSatisfy(
                turn -> assertThat(milliseconds.get(turn) - begin).isGreaterThanOrEqualTo(1_000L * turn / perSecond));
    }

    private static void awaitEnd(Queue<Exchange> ended, int count) {
        await().atMost(120, TimeUnit.SECONDS).until(() -> ended.size() == count);
    }

    /** How many requests have come by now. */
    private int arrived() {
        synchronized (arrivals) {
            arrivals.add(System.nanoTime());
            return arrivals.size();
        }
    }

    private static void arriveAndWait(CountDownLatch others) throws IOException {
        others.countDown();
        try {
            others.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(Socket connection, String statusAndHeaders, int secondsLater) throws IOException {
        try {
            TimeUnit.SECONDS.sleep(secondsLater);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        connection.getOutputStream().write(("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Type: application/json\r\nContent-Length: "
                + ACCEPTED.length() + "\r\n\r\n" + ACCEPTED).getBytes(StandardCharsets.ISO_8859_1));
    }
}
