/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.api.QlaraClient;

class RefusedConnectionTest extends UnreachableServiceTest {

    @ParameterizedTest
    @MethodSource("calls")
    void aRefusedConnectionIsATransportExceptionAfterEveryAttemptAndNothingLeft(
            Function<QlaraClient, CompletableFuture<?>> call) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            closedPort = socket.getLocalPort();
        }

        assertFailsAfterEveryAttempt(call, new CountingNames(loopback), closedPort, ConnectException.class);
    }
}
