/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

import io.qlara.camel.whatsapp.model.WebhookEvent;
import io.qlara.camel.whatsapp.monitor.Meters;
import io.qlara.camel.whatsapp.monitor.WebhookHealthCheck;
import io.qlara.camel.whatsapp.webhook.DeliveryReceipts;
import io.qlara.camel.whatsapp.webhook.HttpListener;
import io.qlara.camel.whatsapp.webhook.WebhookAnswer;
import io.qlara.camel.whatsapp.webhook.WebhookCounters;
import io.qlara.camel.whatsapp.webhook.WebhookIntake;
import io.qlara.camel.whatsapp.webhook.WebhookPaths;
import io.qlara.camel.whatsapp.webhook.WebhookSettings;

/**
 * Receives webhook events on the application's HTTP server. Public only because JMX asks for it. Its counters begin when
 * the route is started.
 */
@ManagedResource(description = "Managed Qlara WhatsApp webhook consumer")
public final class WebhookConsumer extends DefaultConsumer implements Suspendable, ShutdownAware, HealthCheckAware {

    private final WebhookCounters counters = new WebhookCounters();
    private volatile WebhookIntake intake;
    private volatile HttpListener listener;
    private volatile HealthCheck healthCheck;
    private volatile Sessions sessions;
    private CallbackUrlWatch callbackUrlWatch;
    private Meters meters = Meters.NONE;

    WebhookConsumer(QlaraWhatsAppEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public QlaraWhatsAppEndpoint getEndpoint() {
        return (QlaraWhatsAppEndpoint) super.getEndpoint();
    }

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        WebhookSettings settings = settings(getEndpoint());
        sessions = getEndpoint().getComponent().sendResources().sessions();
        if (intake == null) {
            intake = new WebhookIntake(settings, this, this::exchange, this::isStarted, new Notes(settings.answerFirst()), counters);
        }
        listener = HttpListener.on(getEndpoint().getCamelContext(), settings);
        WebhookPaths.of(getEndpoint().getCamelContext()).claim(listener.server(), settings.path(), this);
        intake.start();
        listener.start(intake, getRouteId());
        receipts().consumerStarts(this);
        if (healthCheck == null && getEndpoint().getComponent().isHealthCheckConsumerEnabled()) {
            healthCheck = new WebhookHealthCheck("consumer:" + getRouteId(), settings.path(),
                    () -> isStarted() && listener.isListening());
        }
        callbackUrlWatch = CallbackUrlWatch.of(getEndpoint(), getRouteId());
        meters = Meters.of(getEndpoint().getCamelContext(), "routeId", getRouteId());
        addMeters();
    }

    /** Notes before anything is routed, so that a route can answer at once; but what is answered first is noted after the answer. */
    private final class Notes implements WebhookIntake.Listener {

        private final boolean answerFirst;

        private Notes(boolean answerFirst) {
            this.answerFirst = answerFirst;
        }

        @Override
        public void received(List<WebhookEvent> events, List<WebhookEvent> wanted) {
            receipts().received(events);
            if (sessions != null) {
                sessions.note(answerFirst ? unrouted(events, wanted) : events);
            }
        }

        private static List<WebhookEvent> unrouted(List<WebhookEvent> events, List<WebhookEvent> wanted) {
            Set<WebhookEvent> routed = new HashSet<>(wanted);
            return events.stream().filter(event -> !routed.contains(event)).toList();
        }

        @Override
        public void routing(WebhookEvent event) {
            if (answerFirst && sessions != null) {
                sessions.note(List.of(event));
            }
        }
    }

    private DeliveryReceipts receipts() {
        return DeliveryReceipts.of(getEndpoint().getCamelContext());
    }

    private void addMeters() {
        for (WebhookAnswer answer : WebhookAnswer.values()) {
            meters.count("webhook.calls", "Webhook calls that were answered", () -> counters.calls(answer),
                    "status", String.valueOf(answer.httpStatus()));
        }
        meters.count("webhook.events.received", "Events received, whatever was done with them", counters::receivedEvents);
        meters.count("webhook.events.unusable", "Elements of arrays passed over because they are no events", counters::unusableEvents);
        meters.count("webhook.events.routed", "Events whose route has succeeded", counters::routedEvents);
        meters.count("webhook.events.filtered", "Events left out by eventTypes and channels", counters::filteredEvents);
        meters.count("webhook.events.repeated", "Events not routed because they had been before", counters::repeatedEvents);
        meters.gauge("webhook.events.pending", "Events answered before their route, which wait or are being routed",
                this::getPendingEvents);
    }

    /** A fresh exchange, on which nothing comes from the HTTP call. */
    private Exchange exchange(WebhookEvent event, String eventId) {
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOnly);
        EventHeaders.write(exchange.getIn(), event, eventId);
        return exchange;
    }

    @Override
    protected void doSuspend() throws Exception {
        listener.suspend();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        listener.resume();
    }

    /** Also called after a start that failed half-way. */
    @Override
    protected void doStop() throws Exception {
        meters.remove();
        meters = Meters.NONE;
        if (callbackUrlWatch != null) {
            callbackUrlWatch.close();
            callbackUrlWatch = null;
        }
        if (listener != null) {
            listener.stop();
        }
        receipts().consumerStops(this);
        WebhookPaths.of(getEndpoint().getCamelContext()).release(this);
        if (intake != null) {
            intake.stop();
        }
        super.doStop();
    }

    private static WebhookSettings settings(QlaraWhatsAppEndpoint endpoint) {
        WebhookConfiguration configuration = endpoint.getWebhookConfiguration();
        WebhookCredentials credentials = configuration.credentialsOr(endpoint.getComponent().credentialsOfWebhooks());
        return new WebhookSettings(
                configuration.getPath(), configuration.getHttpServerComponent(),
                new WebhookSettings.Credentials(credentials.getToken(), credentials.getUsername(), credentials.getPassword()),
                configuration.isAllowUnauthenticated(),
                configuration.getMaxBodySize(), configuration.getEventTypes(), configuration.getChannels(),
                configuration.getIdempotentRepository(), configuration.getAckMode() == AckMode.onReceive,
                configuration.getMaxPending());
    }

    /** During a shutdown Camel suspends the consumer at once, so that it takes no new calls while the pending ones end. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return intake == null ? 0 : intake.pendingWork();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // doStop gives up what is left
    }

    /** Null before the first start. */
    WebhookIntake intake() {
        return intake;
    }

    WebhookCounters counters() {
        return counters;
    }

    @Override
    public HealthCheck getHealthCheck() {
        return healthCheck;
    }

    @Override
    public void setHealthCheck(HealthCheck healthCheck) {
        this.healthCheck = healthCheck;
    }

    @ManagedAttribute(description = "Events received, whatever was done with them")
    public long getReceivedEvents() {
        return counters.receivedEvents();
    }

    @ManagedAttribute(description = "Elements of arrays that were passed over because they are no events")
    public long getUnusableEvents() {
        return counters.unusableEvents();
    }

    @ManagedAttribute(description = "Events whose route has succeeded")
    public long getRoutedEvents() {
        return counters.routedEvents();
    }

    @ManagedAttribute(description = "Events left out by eventTypes and channels")
    public long getFilteredEvents() {
        return counters.filteredEvents();
    }

    @ManagedAttribute(description = "Events not routed because they had been before")
    public long getRepeatedEvents() {
        return counters.repeatedEvents();
    }

    @ManagedAttribute(description = "Events answered before their route, which wait or are being routed")
    public int getPendingEvents() {
        return intake == null ? 0 : intake.pendingEvents();
    }

    @ManagedAttribute(description = "Calls answered 400: not JSON, or no events")
    public long getUnreadableCalls() {
        return counters.calls(WebhookAnswer.UNREADABLE);
    }

    @ManagedAttribute(description = "Calls answered 401: credentials wrong or missing")
    public long getUnauthorizedCalls() {
        return counters.calls(WebhookAnswer.UNAUTHORIZED);
    }

    @ManagedAttribute(description = "Calls answered 405: no POST")
    public long getNotPostCalls() {
        return counters.calls(WebhookAnswer.NOT_POST);
    }

    @ManagedAttribute(description = "Calls answered 413: body larger than maxBodySize")
    public long getTooLargeCalls() {
        return counters.calls(WebhookAnswer.TOO_LARGE);
    }

    @ManagedAttribute(description = "Calls answered 500: the route failed")
    public long getFailedCalls() {
        return counters.calls(WebhookAnswer.ROUTE_FAILED);
    }

    @ManagedAttribute(description = "Calls answered 503: suspended, full, a repeat still being routed, or repository failed")
    public long getNotAcceptedCalls() {
        return counters.calls(WebhookAnswer.NOT_NOW);
    }
}
