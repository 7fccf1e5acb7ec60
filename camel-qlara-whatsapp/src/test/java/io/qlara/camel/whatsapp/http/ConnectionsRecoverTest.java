/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.ServerCertificate;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Whatever breaks a connection or an I/O thread, the next call is sent. */
class ConnectionsRecoverTest {

    /** More than there are I/O threads. */
    private static final int FAILURES = 2 * Runtime.getRuntime().availableProcessors() + 2;

    /** One for each processor, and one that starts the others. */
    private static final int THREADS_OF_CONNECTIONS = Runtime.getRuntime().availableProcessors() + 1;

    private static final Logger TRANSPORT = (Logger) LoggerFactory.getLogger(HttpTransport.class);

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.from(Level.DEBUG, HttpTransport.class.getName());

    @TempDir
    private Path folder;
    private final Level before = TRANSPORT.getLevel();

    @BeforeEach
    void logAtDebug() {
        TRANSPORT.setLevel(Level.DEBUG);
    }

    @AfterEach
    void logAsBefore() {
        TRANSPORT.setLevel(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "X-A: a\r\n" })
    void aHeadThatNeverEndsFailsItsCallAlone(String piece) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (FaultyServer server = new FaultyServer((body, connection) -> {
            if (asked.getAndIncrement() < FAILURES) {
                writeForEver("HTTP/1.1 200 OK\r\nX-First: ", piece, connection);
            }
            answer(connection);
        }); ClientsUnderTest clients = new ClientsUnderTest(10)) {
            QlaraClient client = clients.open(ClientsUnderTest.settings("http://" + server.host(), 0));

            for (int i = 0; i < FAILURES; i++) {
                assertThatThrownBy(() -> get(client)).hasCauseInstanceOf(QlaraTransportException.class);
            }

            assertThat(get(client).id()).isEqualTo("7");
        }
    }

    @Test
    void connectionsWhoseThreadHasEndedAreReplaced() throws Exception {
        long threadsOfOthers = ioThreads();
        AtomicInteger handshakes = new AtomicInteger();
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(10), 10, null, clientContext(() -> {
            if (handshakes.getAndIncrement() < FAILURES) {
                throw new OutOfMemoryError("for a moment");
            }
        }));
        try (FaultyServer server = new FaultyServer(serverContext().getServerSocketFactory().createServerSocket(0, 50,
                InetAddress.getLoopbackAddress()), (body, connection) -> answer(connection));
                ClientsUnderTest clients = new ClientsUnderTest(settings, SystemDefaultDnsResolver.INSTANCE)) {
            String baseUrl = "https://" + server.host();
            QlaraClient impatient = clients.open(ClientsUnderTest.settings(baseUrl, Duration.ofSeconds(2), Duration.ofSeconds(60), 0));

            while (handshakes.get() < FAILURES) {
                assertThatThrownBy(() -> get(impatient)).hasCauseInstanceOf(QlaraTransportException.class);
            }

            assertThat(get(clients.open(ClientsUnderTest.settings(baseUrl, 0))).id()).isEqualTo("7");
            assertThat(log.messages()).contains("Connections are replaced, because they can't be used any more");
            await("those that were replaced are closed").atMost(30, TimeUnit.SECONDS).until(() -> clients.transport.connectionsOpen() <= 1
                    && ioThreads() <= threadsOfOthers + THREADS_OF_CONNECTIONS);
        }
    }

    @RepeatedTest(50)
    void connectionsAreUsableBeforeTheirThreadsRun() {
        HttpConnections connections = HttpConnections.open(new TransportSettings(Duration.ofSeconds(10), 10, null, null), SystemDefaultDnsResolver.INSTANCE);

        assertThat(connections.isUsable()).isTrue();
        connections.close();
    }

    @Test
    void aTransportThatIsClosedRightAfterItsStartLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        for (int i = 0; i < 50; i++) {
            HttpTransport.start(new TransportSettings(Duration.ofSeconds(10), 10, null, null)).close();
        }

        await().atMost(30, TimeUnit.SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("qlara-whatsapp") && !before.contains(thread)));
    }

    @Test
    void idleConnectionsAreClosedWhenTheyMayNotBeUsedAgain() throws Exception {
        try (FaultyServer server = new FaultyServer((body, connection) -> answer(connection));
                ClientsUnderTest clients = new ClientsUnderTest(10)) {
            QlaraClient client = clients.open(ClientsUnderTest.settings("http://" + server.host(), 0));
            CompletableFuture<?> first = client.phoneNumbers().get("7");
            get(client);
            first.get(30, TimeUnit.SECONDS);
            assertThat(clients.transport.connectionsOpen()).isBetween(1, 2);

            await().atMost(30, TimeUnit.SECONDS).until(() -> clients.transport.connectionsOpen() == 0 && server.openConnections() == 0);
        }
    }

    private static PhoneNumber get(QlaraClient client) throws Exception {
        return client.phoneNumbers().get("7").get(60, TimeUnit.SECONDS).body();
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("qlara-whatsapp-io")).count();
    }

    private static void answer(Socket connection) throws IOException {
        connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"7\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void writeForEver(String begin, String piece, Socket connection) throws IOException {
        OutputStream output = connection.getOutputStream();
        output.write(begin.getBytes(StandardCharsets.ISO_8859_1));
        byte[] pieces = piece.repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
        while (true) {
            output.write(pieces);
        }
    }

    private SSLContext serverContext() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(ServerCertificate.create(folder, "127.0.0.1"))) {
            keys.load(file, ServerCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, ServerCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Trusts everybody, after the check, which runs on an I/O thread. */
    private static SSLContext clientContext(Runnable check) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] { new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
                // there are no clients here
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                check.run();
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        } }, null);
        return context;
    }
}
