/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code qlara-whatsapp:webhooks}. */
@UriParams
public class WebhookConfiguration {

    static final String DEFAULT_PATH = "/qlara/webhooks";

    @UriParam(label = "raw,webhooks", defaultValue = DEFAULT_PATH)
    private String path;
    @UriParam(label = "consumer,webhooks")
    private String httpServerComponent;
    @UriParam(label = "consumer,webhooks,security", secret = true)
    private String webhookToken;
    @UriParam(label = "consumer,webhooks,security", secret = true)
    private String webhookUsername;
    @UriParam(label = "consumer,webhooks,security", secret = true)
    private String webhookPassword;
    @UriParam(label = "consumer,webhooks,security")
    private boolean allowUnauthenticated;
    @UriParam(label = "consumer,webhooks", defaultValue = "262144")
    private int maxBodySize = 262144;
    @UriParam(label = "consumer,webhooks")
    private String eventTypes;
    @UriParam(label = "consumer,webhooks")
    private String channels;
    @UriParam(label = "consumer,webhooks,advanced")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer,webhooks", defaultValue = "afterRoute")
    private AckMode ackMode = AckMode.afterRoute;
    @UriParam(label = "consumer,webhooks", defaultValue = "1000")
    private int maxPending = 1000;
    @UriParam(label = "consumer,webhooks,health")
    private String callbackUrl;

    public String getPath() {
        return path == null ? DEFAULT_PATH : path;
    }

    /** Null if nobody has set a path. */
    String givenPath() {
        return path;
    }

    /** webhooks: the path that the events are posted to. raw: the path of the call, which begins with /api/ and has no default. */
    public void setPath(String path) {
        this.path = path;
    }

    public String getHttpServerComponent() {
        return httpServerComponent;
    }

    /**
     * The HTTP server component to listen on, such as platform-http, netty-http, jetty, undertow or servlet. By
     * default the one of the REST configuration, then platform-http, then the only one there is.
     */
    public void setHttpServerComponent(String httpServerComponent) {
        this.httpServerComponent = httpServerComponent;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    /**
     * The token that a caller has to send, as the query parameter token, as Authorization: Bearer, or as the header
     * X-Webhook-Token. Several, separated by commas, are all accepted, so that a token can be changed without a gap.
     */
    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookUsername() {
        return webhookUsername;
    }

    /** The user that a caller may name by HTTP Basic authentication. */
    public void setWebhookUsername(String webhookUsername) {
        this.webhookUsername = webhookUsername;
    }

    public String getWebhookPassword() {
        return webhookPassword;
    }

    /** The password that goes with webhookUsername. */
    public void setWebhookPassword(String webhookPassword) {
        this.webhookPassword = webhookPassword;
    }

    /** The credentials that the route sets, or else those given. */
    WebhookCredentials credentialsOr(WebhookCredentials others) {
        if (isBlank(webhookToken == null ? null : webhookToken.replace(',', ' ')) && isBlank(webhookUsername) && isBlank(webhookPassword)) {
            return others;
        }
        WebhookCredentials own = new WebhookCredentials();
        own.setToken(webhookToken);
        own.setUsername(webhookUsername);
        own.setPassword(webhookPassword);
        return own;
    }

    private static boolean isBlank(String option) {
        return option == null || option.isBlank();
    }

    public boolean isAllowUnauthenticated() {
        return allowUnauthenticated;
    }

    /**
     * Whether the route may have no credentials, neither its own nor the component's. The service signs nothing, so that
     * without them anybody could post events: only for a server that a proxy in front of it protects.
     */
    public void setAllowUnauthenticated(boolean allowUnauthenticated) {
        this.allowUnauthenticated = allowUnauthenticated;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /** The largest body that is read, in bytes; more is answered 413. */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    /**
     * The types of event to route, separated by commas, such as DELIVERY,INBOUND; all by default. Others are answered
     * 200 and counted.
     */
    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public String getChannels() {
        return channels;
    }

    /**
     * The channels to route events of, separated by commas, such as WHATSAPP,SMS; all by default. An event without a
     * channel counts as WHATSAPP. Others are answered 200 and counted.
     */
    public void setChannels(String channels) {
        this.channels = channels;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Where the ids of routed events are kept, so that a repeat is answered 200 and not routed. An id is added only
     * after its event was routed.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public AckMode getAckMode() {
        return ackMode;
    }

    /**
     * When to answer: afterRoute, so that no event that was answered with 200 is lost, or onReceive, for routes slower
     * than the sender waits.
     */
    public void setAckMode(AckMode ackMode) {
        this.ackMode = ackMode;
    }

    public int getMaxPending() {
        return maxPending;
    }

    /** With ackMode onReceive: how many answered events may wait to be routed; more are answered 503. */
    public void setMaxPending(int maxPending) {
        this.maxPending = maxPending;
    }

    public String getCallbackUrl() {
        return callbackUrl;
    }

    /**
     * The URL that the account's events should be posted to. A health check then asks the service, with the apiKey, which one is registered, and is
     * down if it is another one. The check changes nothing. What follows a question mark is not compared. The call is from the vendor's later documents.
     */
    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }

    /** Leaves tokens and passwords out. */
    @Override
    public String toString() {
        return "WebhookConfiguration[" + getPath() + "]";
    }
}
