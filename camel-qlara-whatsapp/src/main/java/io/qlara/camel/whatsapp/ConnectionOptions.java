/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.qlara.camel.whatsapp.http.TransportSettings;

/** The options that the component has for its connections to the service. */
public abstract class ConnectionOptions extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(label = "producer", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);
    @Metadata(label = "producer", defaultValue = "100")
    private int maxConnections = 100;
    @Metadata(label = "producer,advanced", defaultValue = "5m")
    private Duration connectionTimeToLive = Duration.ofMinutes(5);
    @Metadata(label = "producer,proxy")
    private String proxyHost;
    @Metadata(label = "producer,proxy")
    private Integer proxyPort;
    @Metadata(label = "producer,proxy", secret = true)
    private String proxyUsername;
    @Metadata(label = "producer,proxy", secret = true)
    private String proxyPassword;
    @Metadata(label = "security")
    private SSLContextParameters sslContextParameters;
    @Metadata(label = "security")
    private boolean useGlobalSslContextParameters;

    /** How all clients of the component reach the service. */
    TransportSettings transportSettings() {
        SSLContextParameters parameters = sslContextParameters == null ? retrieveGlobalSslContextParameters() : sslContextParameters;
        return new TransportSettings(ProducerSettings.positive("connectTimeout", connectTimeout),
                ProducerSettings.atLeastOne("maxConnections", maxConnections),
                ProducerSettings.positive("connectionTimeToLive", connectionTimeToLive),
                ProducerSettings.proxy(proxyHost, proxyPort, proxyUsername, proxyPassword),
                ProducerSettings.sslContext(parameters, getCamelContext()));
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /** The longest that it may take to connect to the service. */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /** How many connections to the service there may be at once, for all endpoints together. */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Duration getConnectionTimeToLive() {
        return connectionTimeToLive;
    }

    /** A connection older than that is not used again, so that a change of the service's address is followed. */
    public void setConnectionTimeToLive(Duration connectionTimeToLive) {
        this.connectionTimeToLive = connectionTimeToLive;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** The host of an HTTP proxy to call the service through. */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy. */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    /** The user to name to the HTTP proxy. */
    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    /** The password that goes with proxyUsername. */
    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** Keys and certificates for the connections to the service. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the keys and certificates that are set for the whole Camel context. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
