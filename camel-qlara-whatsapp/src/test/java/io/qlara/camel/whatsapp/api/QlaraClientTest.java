/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.http.ClientsUnderTest;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A client with one connection, to a service that never answers. */
class QlaraClientTest {

    private final ClientsUnderTest clients = new ClientsUnderTest(1);
    private ServerSocket service;
    private QlaraClient client;
    private CompletableFuture<QlaraResponse<SendResponse>> sent;
    private CompletableFuture<?> waiting;

    @BeforeEach
    void sendOneAndLetAnotherWait() throws Exception {
        service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = clients.open(ClientsUnderTest.settings("http://127.0.0.1:" + service.getLocalPort(), 0));
        sent = client.send().send(SendRequest.builder().body("x").build(), System.nanoTime());
        service.accept().getInputStream().read();
        waiting = client.phoneNumbers().get("1");
    }

    @AfterEach
    void close() throws Exception {
        clients.close();
        service.close();
    }

    @Test
    void countsWhatHasNotEnded() {
        assertThat(clients.calls.count()).isEqualTo(2);
        assertThat(clients.transport.connectionLimit().taken()).isOne();
    }

    @Test
    void endsWhatWaitsAndLeavesWhatWasSent() {
        client.endWaiting();

        assertThatFails(waiting, false);
        assertThat(sent).isNotDone();
        assertThat(clients.calls.count()).isEqualTo(1);
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
        assertThat(clients.calls.count()).isZero();
    }

    private static void assertThatFails(CompletableFuture<?> request, boolean outcomeUnknown) {
        assertThatThrownBy(() -> request.get(1, TimeUnit.MINUTES)).cause()
                .isInstanceOfSatisfying(QlaraTransportException.class, failure -> assertThat(failure.isOutcomeUnknown()).isEqualTo(outcomeUnknown));
    }
}
