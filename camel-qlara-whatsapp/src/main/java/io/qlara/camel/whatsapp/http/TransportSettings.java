/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;

import javax.net.ssl.SSLContext;

/**
 * How connections to the service are made.
 *
 * @param connectTimeout the longest that connecting may take
 * @param maxConnections how many connections there may be at once
 * @param timeToLive     a connection older than that is not used again
 * @param proxy          the proxy to connect through; null for none
 * @param sslContext     the keys and certificates to use; null for the platform's
 */
public record TransportSettings(Duration connectTimeout, int maxConnections, Duration timeToLive, Proxy proxy, SSLContext sslContext) {

    /** With connections that may live for five minutes. */
    public TransportSettings(Duration connectTimeout, int maxConnections, Proxy proxy, SSLContext sslContext) {
        this(connectTimeout, maxConnections, Duration.ofMinutes(5), proxy, sslContext);
    }

    /**
     * An HTTP proxy.
     *
     * @param host     its name or address
     * @param port     its port
     * @param username for Basic authentication; null for none
     * @param password for Basic authentication; null for none
     */
    public record Proxy(String host, int port, String username, String password) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
