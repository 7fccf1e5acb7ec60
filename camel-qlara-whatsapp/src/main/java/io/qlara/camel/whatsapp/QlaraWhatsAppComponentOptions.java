/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.qlara.camel.whatsapp.api.QuotaSettings;
import io.qlara.camel.whatsapp.api.SafetyCatch;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.http.TransportSettings;

/** The options that the component has for all its endpoints. */
public abstract class QlaraWhatsAppComponentOptions extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata
    private QlaraWhatsAppConfiguration configuration = new QlaraWhatsAppConfiguration();
    @Metadata(label = "producer", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);
    @Metadata(label = "producer", defaultValue = "100")
    private int maxConnections = 100;
    @Metadata(label = "producer,advanced", defaultValue = "5m")
    private Duration connectionTimeToLive = Duration.ofMinutes(5);
    @Metadata(label = "producer", defaultValue = "0")
    private int requestsPerSecond;
    @Metadata(label = "producer", defaultValue = "0")
    private int requestsPerMinute;
    @Metadata(label = "producer", defaultValue = "10000")
    private int maxQueued = 10_000;
    @Metadata(label = "producer,advanced", defaultValue = "10000")
    private int maxAwaiting = 10_000;
    @Metadata(label = "producer,advanced")
    private RateLimiter rateLimiter;
    @Metadata(label = "producer,security")
    private String allowedDestinations;
    @Metadata(label = "producer,security")
    private String redirectTo;
    @Metadata(label = "producer,proxy")
    private String proxyHost;
    @Metadata(label = "producer,proxy")
    private Integer proxyPort;
    @Metadata(label = "producer,proxy", secret = true)
    private String proxyUsername;
    @Metadata(label = "producer,proxy", secret = true)
    private String proxyPassword;
    @Metadata(label = "consumer,security", secret = true)
    private WebhookCredentials webhookCredentials = new WebhookCredentials();
    @Metadata(label = "consumer,security", secret = true)
    private String webhookToken;
    @Metadata(label = "consumer,security", secret = true)
    private String webhookUsername;
    @Metadata(label = "consumer,security", secret = true)
    private String webhookPassword;
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

    /** How many requests may leave and wait. */
    QuotaSettings quotaSettings() {
        return new QuotaSettings(ProducerSettings.notNegative("requestsPerSecond", requestsPerSecond),
                ProducerSettings.notNegative("requestsPerMinute", requestsPerMinute), rateLimiter,
                ProducerSettings.notNegative("maxQueued", maxQueued));
    }

    /** A new safety catch by these options, which has counted nothing yet. */
    SafetyCatch newSafetyCatch() {
        return SafetyCatch.of(Boolean.TRUE.equals(configuration.getSimulation()), allowedDestinations, redirectTo);
    }

    public QlaraWhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that an endpoint can also set for itself. */
    public void setConfiguration(QlaraWhatsAppConfiguration configuration) {
        this.configuration = configuration;
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

    public int getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /** How many requests of one API key may leave in a second; 0 for no limit. Waiting costs no thread. */
    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /** How many requests of one API key may leave in a minute; 0 for no limit. Waiting costs no thread. */
    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    /**
     * How many requests of one API key may wait, for the quota or for a connection; one more fails at once with
     * QlaraQueueFullException.
     */
    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public int getMaxAwaiting() {
        return maxAwaiting;
    }

    /** How many sends may wait for the delivery of their message at once, by awaitDelivery; one more goes on at once. */
    public void setMaxAwaiting(int maxAwaiting) {
        this.maxAwaiting = maxAwaiting;
    }

    public RateLimiter getRateLimiter() {
        return rateLimiter;
    }

    /** Replaces requestsPerSecond and requestsPerMinute, for example so that several JVMs share one quota. */
    public void setRateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    public String getAllowedDestinations() {
        return allowedDestinations;
    }

    /**
     * The only destinations that messages may go to, for test stages: numbers, or prefixes that end in *, with commas between them. Any other
     * destination is refused, whatever endpoint, header or body say.
     */
    public void setAllowedDestinations(String allowedDestinations) {
        this.allowedDestinations = allowedDestinations;
    }

    public String getRedirectTo() {
        return redirectTo;
    }

    /** The number that every message goes to instead of its own destination, for demonstrations and test stages. */
    public void setRedirectTo(String redirectTo) {
        this.redirectTo = redirectTo;
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

    public WebhookCredentials getWebhookCredentials() {
        return webhookCredentials;
    }

    /**
     * The token, or username and password, that callers of every webhook route have to send which sets none of its own: as
     * properties webhook-credentials.token, webhook-credentials.username and webhook-credentials.password. Set here, they are
     * in no URI.
     */
    public void setWebhookCredentials(WebhookCredentials webhookCredentials) {
        this.webhookCredentials = webhookCredentials;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    /** The same as webhookCredentials.token. */
    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookUsername() {
        return webhookUsername;
    }

    /** The same as webhookCredentials.username. */
    public void setWebhookUsername(String webhookUsername) {
        this.webhookUsername = webhookUsername;
    }

    public String getWebhookPassword() {
        return webhookPassword;
    }

    /** The same as webhookCredentials.password. */
    public void setWebhookPassword(String webhookPassword) {
        this.webhookPassword = webhookPassword;
    }

    /** What callers of a webhook route have to send which sets no credentials of its own. */
    WebhookCredentials credentialsOfWebhooks() {
        return webhookCredentials.or(webhookToken, webhookUsername, webhookPassword);
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
