/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.ClosedPort;
import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.api.ListFilter;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.SendRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each kind of call to a service that can't be reached: whoever resolves its name counts the attempts. */
class UnreachableServiceTest {

    private static final int RETRIES = 2;

    static Stream<Arguments> calls() {
        return Stream.of(
                call("send", client -> client.send().send(SendRequest.builder().body("x").build(), System.nanoTime())),
                call("create", client -> client.templates().create(Map.of(), null)),
                call("list", client -> client.templates().list(new ListFilter(null, null, null, null))),
                call("update", client -> client.templates().update("7", Map.of())),
                call("delete", client -> client.templates().delete("7")));
    }

    private static Arguments call(String name, Function<QlaraClient, CompletableFuture<?>> call) {
        return arguments(named(name, call));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aHostThatIsNotKnownIsATransportExceptionAfterEveryAttemptAndNothingLeft(
            Function<QlaraClient, CompletableFuture<?>> call) {
        assertFailsAfterEveryAttempt(call, new CountingNames(null), 8080, UnknownHostException.class);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRefusedConnectionIsATransportExceptionAfterEveryAttemptAndNothingLeft(
            Function<QlaraClient, CompletableFuture<?>> call) throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            assertFailsAfterEveryAttempt(call, new CountingNames(InetAddress.getLoopbackAddress()), port.number(), ConnectException.class);
        }
    }

    @Test
    void aDeletionOfWhatIsNotThereHasFailedIfTheAttemptsBeforeNeverLeft() throws Exception {
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), 1, null, null);
        try (FaultyServer server = new FaultyServer((body, connection) -> connection.getOutputStream()
                .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
                ClientsUnderTest clients = new ClientsUnderTest(settings, new LateName())) {
            String baseUrl = "http://late.example:" + server.host().split(":")[1];
            QlaraClient client = clients.open(ClientsUnderTest.settings(baseUrl, 3));

            assertThatThrownBy(() -> client.templates().delete("7").get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(QlaraNotFoundException.class);
        }
    }

    private static void assertFailsAfterEveryAttempt(
            Function<QlaraClient, CompletableFuture<?>> call, CountingNames names, int port, Class<? extends Exception> cause) {
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(1), 1, null, null);
        try (ClientsUnderTest clients = new ClientsUnderTest(settings, names)) {
            QlaraClient client = clients.open(ClientsUnderTest.settings("http://qlara.example:" + port, RETRIES));

            assertThatThrownBy(() -> call.apply(client).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                        assertThat(failure.isOutcomeUnknown()).isFalse();
                        assertThat(failure).hasCauseInstanceOf(cause).hasMessageContaining(failure.getCause().getClass().getSimpleName())
                                .hasMessageContaining("http://qlara.example:" + port).hasMessageContaining("it never left");
                    });

            assertThat(names.asked).hasValue(RETRIES + 1);
            assertThat(clients.calls.count()).isZero();
            await("no connection is left").atMost(30, TimeUnit.SECONDS).until(() -> clients.transport.connectionsOpen() == 0);
        }
    }

    /** Answers every name with the same address, or with none. */
    private static final class CountingNames implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();
        private final InetAddress address;

        CountingNames(InetAddress address) {
            this.address = address;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            if (address == null) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] { address };
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }

    /** Is not known when it is asked for the first time. */
    private static final class LateName implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (asked.getAndIncrement() == 0) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] { InetAddress.getLoopbackAddress() };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
