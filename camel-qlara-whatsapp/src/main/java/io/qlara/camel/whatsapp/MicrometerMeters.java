/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.webhook.WebhookAnswer;
import io.qlara.camel.whatsapp.webhook.WebhookCounters;

/** Reads the counters of a component or a webhook route. The one class that knows Micrometer, an optional dependency. */
final class MicrometerMeters implements Meters {

    /** The name that camel-micrometer gives to its registry. */
    private static final String REGISTRY = "metricsRegistry";
    private static final String PREFIX = "camel.qlara.whatsapp.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();

    private MicrometerMeters(MeterRegistry registry, CamelContext camel, String owner, String name) {
        this.registry = registry;
        this.tags = Tags.of("camelContext", camel.getName(), owner, name);
    }

    static Meters of(QlaraWhatsAppComponent component) {
        CamelContext camel = component.getCamelContext();
        MeterRegistry registry = registry(camel.getRegistry());
        if (registry == null) {
            return NONE;
        }
        MicrometerMeters meters = new MicrometerMeters(registry, camel, "component", name(component));
        for (QlaraWhatsAppResource resource : QlaraWhatsAppResource.called()) {
            for (CallOutcome outcome : CallOutcome.values()) {
                meters.count("calls", "Calls of the service that have ended", component.statistics(),
                        statistics -> statistics.calls(resource, outcome), "resource", resource.name(), "outcome", outcome.name());
            }
        }
        meters.gauge("producers", "Producers that are started", component, ClientActivity::clients);
        meters.gauge("requests.pending", "Requests that have not ended", component, ClientActivity::pendingRequests);
        meters.gauge("requests.waiting", "Requests that wait for the quota or for a connection", component, MicrometerMeters::waiting);
        meters.gauge("requests.hold", "Seconds until the service takes requests again", component, MicrometerMeters::hold);
        meters.gauge("connections.active", "Connections with a request on them", component, ClientActivity::connectionsInUse);
        meters.gauge("connections.open", "Connections, idle ones included", component, ClientActivity::connectionsOpen);
        meters.gauge("connections.max", "Connections that there may be at once", component, any -> component.getMaxConnections());
        return meters;
    }

    static Meters of(WebhookConsumer consumer) {
        CamelContext camel = consumer.getEndpoint().getCamelContext();
        MeterRegistry registry = registry(camel.getRegistry());
        if (registry == null) {
            return NONE;
        }
        WebhookCounters counters = consumer.counters();
        MicrometerMeters meters = new MicrometerMeters(registry, camel, "routeId", consumer.getRouteId());
        for (WebhookAnswer answer : WebhookAnswer.values()) {
            meters.count("webhook.calls", "Webhook calls that were answered", counters, all -> all.calls(answer),
                    "status", String.valueOf(answer.httpStatus()));
        }
        meters.count("webhook.events.received", "Events received, whatever was done with them", counters,
                WebhookCounters::receivedEvents);
        meters.count("webhook.events.routed", "Events whose route has succeeded", counters, WebhookCounters::routedEvents);
        meters.count("webhook.events.filtered", "Events left out by eventTypes and channels", counters,
                WebhookCounters::filteredEvents);
        meters.count("webhook.events.repeated", "Events not routed because they had been before", counters,
                WebhookCounters::repeatedEvents);
        meters.add(Gauge.builder(PREFIX + "webhook.events.pending", consumer, WebhookConsumer::getPendingEvents)
                .description("Events answered before their route, which wait or are being routed").tags(meters.tags)
                .register(registry));
        return meters;
    }

    /** As camel-micrometer looks for it. */
    private static MeterRegistry registry(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        MeterRegistry composite = beans.findSingleByType(CompositeMeterRegistry.class);
        return composite != null ? composite : beans.findSingleByType(MeterRegistry.class);
    }

    private static String name(QlaraWhatsAppComponent component) {
        CamelContext camel = component.getCamelContext();
        return camel.getComponentNames().stream().filter(name -> camel.hasComponent(name) == component).findFirst()
                .orElse(QlaraWhatsAppConstants.SCHEME);
    }

    private static int waiting(ClientActivity activity) {
        return activity.queues().stream().mapToInt(ClientActivity.Queue::waiting).sum();
    }

    private static double hold(ClientActivity activity) {
        Instant now = Instant.now();
        return activity.queues().stream().map(ClientActivity.Queue::heldUntil).filter(Objects::nonNull)
                .mapToLong(until -> Duration.between(now, until).toMillis()).max().orElse(0) / 1000.0;
    }

    private <T> void count(String name, String description, T counted, ToDoubleFunction<T> count, String... moreTags) {
        add(FunctionCounter.builder(PREFIX + name, counted, count).description(description).tags(tags.and(moreTags))
                .register(registry));
    }

    private void gauge(String name, String description, QlaraWhatsAppComponent component, ToDoubleFunction<ClientActivity> value) {
        add(Gauge.builder(PREFIX + name, component, measured -> value.applyAsDouble(measured.sharedClient().activity()))
                .description(description).tags(tags).register(registry));
    }

    private void add(Meter meter) {
        meters.add(meter);
    }

    @Override
    public void remove() {
        meters.forEach(registry::remove);
    }
}
