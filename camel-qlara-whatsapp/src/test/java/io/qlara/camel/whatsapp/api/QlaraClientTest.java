/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.HttpTransport;
import io.qlara.camel.whatsapp.http.QlaraAnswer;
import io.qlara.camel.whatsapp.http.TransportSettings;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.queue.RequestQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A client with one connection, to a service that never answers. */
class QlaraClientTest {

    private final HttpTransport transport = HttpTransport.start(new TransportSettings(Duration.ofSeconds(10), 1, null, null));
    private ServerSocket service;
    private QlaraClient client;
    private CompletableFuture<QlaraAnswer<SendResponse>> sent;
    private CompletableFuture<?> waiting;

    @BeforeEach
    void sendOneAndLetAnotherWait() throws Exception {
        service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new QlaraClient(
                new ClientSettings(BaseUrl.of("http://127.0.0.1:" + service.getLocalPort(), false), "key", Duration.ofMinutes(5),
                        Duration.ofMinutes(5), 0, Duration.ofSeconds(1), "PUT", true),
                transport, RequestQueue.withQuota(0, 0, 10, transport));
        sent = client.send().send(SendRequest.builder().body("x").build());
        service.accept().getInputStream().read();
        waiting = client.phoneNumbers().get("1");
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        service.close();
    }

    @Test
    void countsWhatHasNotEnded() {
        assertThat(client.pendingRequests()).isEqualTo(2);
        assertThat(transport.attemptsUnderWay()).isOne();
    }

    @Test
    void endsWhatWaitsAndLeavesWhatWasSent() {
        client.endWaiting();

        assertThatFails(waiting, false);
        assertThat(sent).isNotDone();
        assertThat(client.pendingRequests()).isEqualTo(1);
    }

    @Test
    void endsWhatWouldHaveToWaitLater() {
        client.endWaiting();

        assertThatFails(client.phoneNumbers().get("2"), false);
    }

    @Test
    void endsWhateverIsUnderWay() {
        client.abort();

        assertThatFails(waiting, false);
        assertThatFails(sent, true);
        assertThat(client.pendingRequests()).isZero();
    }

    private static void assertThatFails(CompletableFuture<?> request, boolean outcomeUnknown) {
        assertThatThrownBy(() -> request.get(1, TimeUnit.MINUTES)).cause()
                .isInstanceOfSatisfying(QlaraTransportException.class, failure -> assertThat(failure.isOutcomeUnknown()).isEqualTo(outcomeUnknown));
    }
}
