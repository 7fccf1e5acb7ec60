/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.client.QlaraException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttemptTest {

    private static final TransportSettings ONE_CONNECTION = new TransportSettings(Duration.ofSeconds(10), 1, null, null);

    @Test
    void whatIsGivenUpWhileItsConnectionIsMadeNeverLeftAndFreesItsPlace() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch givenUp = new CountDownLatch(1);
        try (FaultyServer server = new FaultyServer((body, connection) -> connection.close());
                ClientsUnderTest clients = new ClientsUnderTest(ONE_CONNECTION, new LaterNames(connecting, givenUp))) {
            URI address = URI.create("http://" + server.host().replace("127.0.0.1", "localhost") + "/api/message-server/whatsapp/send");
            ApiCall send = new ApiCall("POST", address, List.of("send"), "{}".getBytes(StandardCharsets.UTF_8));
            ClientContext client = clients.context(ClientsUnderTest.settings("http://" + server.host(), 0));
            // the look-up of a name holds up the thread that begins the call
            CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> clients.calls.begin(client, send, ApiResponse::status, System.nanoTime()))
                    .thenCompose(result -> result);
            assertThat(connecting.await(1, TimeUnit.MINUTES)).isTrue();

            clients.calls.abort();
            givenUp.countDown();

            assertThatThrownBy(() -> call.get(1, TimeUnit.MINUTES)).cause().hasMessageContaining("it never left")
                    .isInstanceOfSatisfying(QlaraException.class, failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
            assertThat(clients.transport.connectionLimit().taken()).isZero();
            assertThat(server.requests()).isZero();
        }
    }
}
