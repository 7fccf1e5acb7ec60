/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.ThreadFactory;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HttpClient 5 with everything off that would repeat, redirect, remember or rewrite a request by itself, because each of
 * these could send a message twice or carry the API key elsewhere.
 */
final class HttpClientFactory {

    /** In characters, and more than any service sends. */
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(4);
    private static final TimeValue SAFETY_MARGIN = TimeValue.ofSeconds(1);
    private static final ConnectionKeepAliveStrategy SERVER_KEEP_ALIVE = DefaultConnectionKeepAliveStrategy.INSTANCE;

    /** An endless line or header list would fill the memory, which ends the I/O thread. */
    private static final Http1Config HTTP_1 = Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();

    private HttpClientFactory() {
    }

    static PoolingAsyncClientConnectionManager connections(TransportSettings settings, DnsResolver names) {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connectTimeout)
                        .setTimeToLive(TimeValue.of(settings.timeToLive())).build())
                .setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connectTimeout).build())
                .setTlsStrategy(tlsStrategy(settings))
                .build();
    }

    static CloseableHttpAsyncClient client(
            TransportSettings settings, PoolingAsyncClientConnectionManager connections, ThreadFactory threads) {
        HandoverInterceptor handover = new HandoverInterceptor();
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setThreadFactory(threads)
                .setHttp1Config(HTTP_1)
                .setDefaultRequestConfig(requestConfig())
                .setKeepAliveStrategy(HttpClientFactory::keepAlive)
                .setUserAgent("camel-qlara-whatsapp")
                .addRequestInterceptorLast(handover)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // else a connection with a client certificate is never used again
                .disableConnectionState();
        if (settings.proxy() == null) {
            // nobody asks for a password, and what would answer costs a tenth of a send
            builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), handover);
        } else {
            builder.addExecInterceptorFirst("handover", handover);
            configureProxy(builder, settings.proxy());
        }
        return builder.build();
    }

    /** Never longer than the server keeps it: the race with a closing server would end in an unknown outcome. */
    static TimeValue keepAlive(HttpResponse response, HttpContext context) {
        TimeValue byServer = SERVER_KEEP_ALIVE.getKeepAliveDuration(response, context);
        if (byServer == null || byServer.getDuration() < 0) {
            return LONGEST_IDLE;
        }
        // zero would mean for ever to the pool
        long milliseconds = Math.max(1, byServer.toMilliseconds() - SAFETY_MARGIN.toMilliseconds());
        return TimeValue.ofMilliseconds(Math.min(milliseconds, LONGEST_IDLE.toMilliseconds()));
    }

    /** The pool and the response have no limit of their own: the deadline of the attempt holds for both. */
    private static RequestConfig requestConfig() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.DISABLED)
                .setResponseTimeout(Timeout.DISABLED)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    /** Host names are verified here too, because a context from Camel's parameters drops the platform's own check. */
    private static TlsStrategy tlsStrategy(TransportSettings settings) {
        return new DefaultClientTlsStrategy(
                settings.sslContext() == null ? SSLContexts.createSystemDefault() : settings.sslContext(),
                HostnameVerificationPolicy.BOTH, new DefaultHostnameVerifier());
    }

    private static void configureProxy(HttpAsyncClientBuilder builder, TransportSettings.Proxy proxy) {
        HttpHost host = new HttpHost(proxy.host(), proxy.port());
        builder.setProxy(host);
        if (proxy.username() != null) {
            char[] password = proxy.password() == null ? new char[0] : proxy.password().toCharArray();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(new AuthScope(host), new UsernamePasswordCredentials(proxy.username(), password));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }
}
