/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A template that is not found by a repeat was deleted by the attempt before, if that had left. */
class DeletionTest {

    @Test
    void ofWhatIsNotThereHasFailedIfTheAttemptsBeforeNeverLeft() throws Exception {
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
