/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;


import java.time.Duration;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;

import io.qlara.camel.whatsapp.api.QuotaSettings;
import io.qlara.camel.whatsapp.client.RateLimiter;

/** The options that the component has for all its endpoints, those for its connections apart. */
public abstract class QlaraWhatsAppComponentOptions extends ConnectionOptions {

    @Metadata
    private QlaraWhatsAppConfiguration configuration = new QlaraWhatsAppConfiguration();
    @Metadata(label = "producer", defaultValue = "0")
    private int requestsPerSecond;
    @Metadata(label = "producer", defaultValue = "0")
    private int requestsPerMinute;
    @Metadata(label = "producer,advanced", defaultValue = "5ms")
    private Duration quotaMargin = Duration.ofMillis(5);
    @Metadata(label = "producer", defaultValue = "10000")
    private int maxQueued = 10_000;
    @Metadata(label = "producer,send,advanced", defaultValue = "10000")
    private int maxAwaiting = 10_000;
    @Metadata(label = "producer,advanced")
    private RateLimiter rateLimiter;
    @Metadata(label = "advanced", autowired = true)
    private StateRepository<String, String> sessionRepository;
    @Metadata(label = "producer,send", defaultValue = "off")
    private CheckTemplates checkTemplates = CheckTemplates.off;
    @Metadata(label = "producer,send,advanced", defaultValue = "10m")
    private Duration templateCacheTime = Duration.ofMinutes(10);
    @Metadata(label = "producer,send,security")
    private String allowedDestinations;
    @Metadata(label = "producer,send,security")
    private String redirectTo;
    @Metadata(label = "consumer,webhooks,security", secret = true)
    private WebhookCredentials webhookCredentials = new WebhookCredentials();
    @Metadata(label = "consumer,webhooks,security", secret = true)
    private String webhookToken;
    @Metadata(label = "consumer,webhooks,security", secret = true)
    private String webhookUsername;
    @Metadata(label = "consumer,webhooks,security", secret = true)
    private String webhookPassword;

    /** How many requests may leave and wait. */
    QuotaSettings quotaSettings() {
        return new QuotaSettings(ProducerSettings.notNegative("requestsPerSecond", requestsPerSecond),
                ProducerSettings.notNegative("requestsPerMinute", requestsPerMinute),
                ProducerSettings.notNegative("quotaMargin", quotaMargin), rateLimiter,
                ProducerSettings.notNegative("maxQueued", maxQueued));
    }

    public QlaraWhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that an endpoint can also set for itself. */
    public void setConfiguration(QlaraWhatsAppConfiguration configuration) {
        this.configuration = configuration;
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

    public Duration getQuotaMargin() {
        return quotaMargin;
    }

    /**
     * How much longer than a second and a minute requestsPerSecond and requestsPerMinute hold at least, because requests do not all travel equally
     * fast. 5ms leave 99.5 % of the quota of a second, 100ms 91 %. Where a request's answer took longer than the fastest ones, that request's second
     * lasts longer in any case. Of a minute it is half a second at least.
     */
    public void setQuotaMargin(Duration quotaMargin) {
        this.quotaMargin = quotaMargin;
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

    public StateRepository<String, String> getSessionRepository() {
        return sessionRepository;
    }

    /**
     * Where webhook routes note when a customer last wrote, and sends look it up. Several JVMs share one in a database, by JdbcStateRepository. The keys
     * are hashed numbers.
     */
    public void setSessionRepository(StateRepository<String, String> sessionRepository) {
        this.sessionRepository = sessionRepository;
    }

    public CheckTemplates getCheckTemplates() {
        return checkTemplates;
    }

    /**
     * Whether the template of a send is looked up in the account's list before the message leaves: whether it is there and approved, and whether the
     * message gives the values that it needs. The list is read once in templateCacheTime, by requests of the quota.
     */
    public void setCheckTemplates(CheckTemplates checkTemplates) {
        this.checkTemplates = checkTemplates;
    }

    public Duration getTemplateCacheTime() {
        return templateCacheTime;
    }

    /** How long the account's templates and phone numbers are kept that were read for checkTemplates and sessions. */
    public void setTemplateCacheTime(Duration templateCacheTime) {
        this.templateCacheTime = templateCacheTime;
    }

    public String getAllowedDestinations() {
        return allowedDestinations;
    }

    /**
     * The only destinations that messages may go to, for test stages: numbers, or prefixes with an asterisk at their end, with commas
     * between them. Any other destination is refused, whatever endpoint, header or body say.
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

}
