/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;

/** A server whose certificate is not trusted gets no request, on any kind of call. */
class TlsFaultsTest extends WireTest {

    @TempDir
    static Path folder;

    private static SSLContext unknownToClients;

    @BeforeAll
    static void createCertificate() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(ServerCertificate.create(folder, "127.0.0.1"))) {
            keys.load(file, ServerCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, ServerCertificate.PASSWORD.toCharArray());
        unknownToClients = SSLContext.getInstance("TLS");
        unknownToClients.init(factory.getKeyManagers(), null, null);
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void anUntrustedCertificateEndsTheCallOnceAfterEveryAttemptWithAKnownOutcome(ApiCall call) throws Exception {
        try (FaultyServer server = new FaultyServer(listen(), (body, connection) -> WireFault.STALL.act(connection))) {
            Exchange exchange = make(call, "https://" + server.host());

            assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                assertThat(failure.isOutcomeUnknown()).isFalse();
                assertThat(failure).hasCauseInstanceOf(SSLException.class);
            });
            assertThat(server.requests()).isZero();
            assertThat(server.connections()).isEqualTo(ATTEMPTS);
            assertStoppingLeavesNoConnection(server);
        }
    }

    private static ServerSocket listen() throws IOException {
        return unknownToClients.getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }
}
