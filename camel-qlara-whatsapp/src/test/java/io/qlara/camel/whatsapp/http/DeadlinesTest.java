/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A deadline comes, whatever else of the component is held up. */
class DeadlinesTest {

    private static final TransportSettings SETTINGS = new TransportSettings(Duration.ofSeconds(1), 10, null, null);

    @Test
    void aNameThatTakesLongToLookUpForARepeatHoldsNoDeadlineUp() throws Exception {
        SlowNames names = new SlowNames();
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ClientsUnderTest clients = new ClientsUnderTest(SETTINGS, names)) {
            CompletableFuture<?> ofTheSlowName = list(client("https://slow.example", clients, Duration.ofMinutes(5)));
            assertThat(names.beingAskedAgain.await(1, TimeUnit.MINUTES)).isTrue();

            CompletableFuture<?> unanswered
                    = list(client("http://127.0.0.1:" + silent.getLocalPort(), clients, Duration.ofSeconds(2)));

            assertThatThrownBy(() -> unanswered.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(QlaraTimeoutException.class);
            assertThat(ofTheSlowName).isNotDone();
            names.answer.countDown();
        }
    }

    @Test
    void aRequestThatBeginsAfterTheEndOfTheTransportEndsAlsoDuringAHold() {
        ClientsUnderTest clients = new ClientsUnderTest(10);
        QlaraClient client = client("http://127.0.0.1:1", clients, Duration.ofMinutes(5));
        clients.queue.holdUntil(Instant.now().plusSeconds(300));
        clients.close();

        assertThatThrownBy(() -> list(client).get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(QlaraTransportException.class);
    }

    /** What makes its connection is under way, and does not wait. */
    @Test
    void theEndOfWaitingLeavesAnAttemptThatMakesItsConnection() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]".getBytes(StandardCharsets.US_ASCII);
        try (FaultyServer server = new FaultyServer((body, connection) -> connection.getOutputStream().write(answer));
                ClientsUnderTest clients = new ClientsUnderTest(SETTINGS, new LaterNames(connecting, stopping))) {
            QlaraClient client = client("http://" + server.host().replace("127.0.0.1", "localhost"), clients, Duration.ofMinutes(5));
            CompletableFuture<?> underWay = CompletableFuture.supplyAsync(() -> list(client)).thenCompose(list -> list);
            connecting.await();

            client.endWaiting();
            stopping.countDown();

            assertThat(underWay).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    private static CompletableFuture<?> list(QlaraClient client) {
        return client.phoneNumbers().list(new ListFilter(null, null, null, null));
    }

    private static QlaraClient client(String baseUrl, ClientsUnderTest clients, Duration requestTimeout) {
        return clients.open(ClientsUnderTest.settings(baseUrl, Duration.ofMinutes(5), requestTimeout, 3));
    }

    /** Does not know a name at first, and thinks for long when it is asked again. */
    private static final class SlowNames implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch beingAskedAgain = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!host.equals("slow.example")) {
                return InetAddress.getAllByName(host);
            }
            if (asked.incrementAndGet() > 1) {
                beingAskedAgain.countDown();
                awaitAnswer();
            }
            throw new UnknownHostException(host);
        }

        private void awaitAnswer() throws UnknownHostException {
            try {
                answer.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new UnknownHostException("interrupted");
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
