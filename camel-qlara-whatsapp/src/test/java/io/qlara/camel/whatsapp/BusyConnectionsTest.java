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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** More requests than connections: what waits for one keeps to the quota and to a hold, too, when one gets free. */
class BusyConnectionsTest {

    private static final String ACCEPTED = "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}";
    private static final int CONNECTIONS = 10;

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Long> arrivals = new ArrayList<>();
    private final Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
    private QlaraWhatsAppComponent component;

    @BeforeEach
    void start() {
        component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setApiKey("key");
        component.getConfiguration().setPhoneNumberId("sender");
        component.setMaxConnections(CONNECTIONS);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void noSecondHoldsMoreThanTheQuotaAfterTheServiceHasStoodStill() throws Exception {
        component.setRequestsPerSecond(20);
        try (FaultyServer server = new FaultyServer((body, connection) -> answer(connection, "200 OK", arrived() <= CONNECTIONS ? 4 : 0))) {
            send(100, server);

            awaitEnd(100);
            assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
            // 90 if what waits for a connection has its permit already; on a busy machine some are seen late, and so together
            assertThat(mostInASecond()).isLessThan(2 * 20);
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
            send(60, server);

            awaitEnd(60);
            assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
            assertThat(arrivals).hasSize(60 + CONNECTIONS);
            assertThat(Duration.ofNanos(arrivals.get(CONNECTIONS) - arrivals.get(0))).isGreaterThan(Duration.ofMillis(1_400));
        }
    }

    @Test
    void nothingMoreLeavesWhenTheComponentStops() throws Exception {
        try (FaultyServer server = new FaultyServer((body, connection) -> arrived())) {
            send(500, server);
            await().atMost(30, TimeUnit.SECONDS).until(() -> server.requests() == CONNECTIONS);

            component.stop();

            awaitEnd(500);
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
            send(60, server);

            awaitEnd(60);
            await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().connectionsTaken() == 0);
        }
    }

    private void send(int count, FaultyServer server) throws Exception {
        component.getConfiguration().setBaseUrl("http://" + server.host());
        AsyncProducer producer = camel.getEndpoint("qlara-whatsapp:send?destination=RAW(+393331234567)").createAsyncProducer();
        producer.start();
        for (int i = 0; i < count; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("Ciao");
            producer.process(exchange, doneSynchronously -> ended.add(exchange));
        }
    }

    private void awaitEnd(int count) {
        await().atMost(120, TimeUnit.SECONDS).until(() -> ended.size() == count);
    }

    /** How many requests have come by now. */
    private int arrived() {
        synchronized (arrivals) {
            arrivals.add(System.nanoTime());
            return arrivals.size();
        }
    }

    private int mostInASecond() {
        int most = 0;
        for (int first = 0, last = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last) - arrivals.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
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
