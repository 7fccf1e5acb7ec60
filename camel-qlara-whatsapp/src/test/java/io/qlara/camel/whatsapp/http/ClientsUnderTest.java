/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Clock;
import java.time.Duration;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.Governor;
import io.qlara.camel.whatsapp.queue.RequestQueue;

/** Clients of one transport, whose queue has no quota. */
public final class ClientsUnderTest implements AutoCloseable {

    public final HttpTransport transport;
    public final CallsInProgress calls;
    public final RequestQueue queue;

    public ClientsUnderTest(int maxConnections) {
        this(new TransportSettings(Duration.ofSeconds(10), maxConnections, null, null), SystemDefaultDnsResolver.INSTANCE);
    }

    ClientsUnderTest(TransportSettings settings, DnsResolver names) {
        transport = HttpTransport.start(settings, names);
        calls = new CallsInProgress(transport);
        queue = queue(new Governor(0, 0, Duration.ZERO, transport, Clock.systemUTC(), System::nanoTime), 10);
    }

    RequestQueue queue(RateLimiter limiter, int maxQueued) {
        return new RequestQueue(limiter, maxQueued, transport.connectionLimit());
    }

    ClientContext context(ClientSettings settings) {
        return new ClientContext(settings, transport, queue);
    }

    public QlaraClient open(ClientSettings settings) {
        return new QlaraClient(context(settings), calls);
    }

    /** Settings with a minute for everything, and that many retries. */
    public static ClientSettings settings(String baseUrl, int maxRetries) {
        return new ClientSettings(BaseUrl.of(baseUrl, true), "test-key", Duration.ofSeconds(30), Duration.ofSeconds(60), maxRetries,
                Duration.ofSeconds(1), "PUT", true);
    }

    static ClientSettings settings(String baseUrl, Duration responseTimeout, Duration requestTimeout, int maxRetries) {
        return new ClientSettings(BaseUrl.of(baseUrl, true), "test-key", responseTimeout, requestTimeout, maxRetries, Duration.ofSeconds(1), "PUT",
                true);
    }

    @Override
    public void close() {
        transport.close();
    }
}
