/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.monitor.CallOutcome;
import io.qlara.camel.whatsapp.monitor.CallStatistics;
import io.qlara.camel.whatsapp.webhook.WebhookAnswer;
import io.qlara.camel.whatsapp.webhook.WebhookCounters;

/** What goes on in an application's components and webhook routes, as JSON. Holds no keys and no personal data. */
final class StatusReport {

    private StatusReport() {
    }

    static JsonObject of(CamelContext camel) {
        JsonObject report = new JsonObject();
        report.put("components", list(camel.getComponentNames().stream().sorted()
                .filter(name -> camel.hasComponent(name) instanceof QlaraWhatsAppComponent).toList(),
                name -> component(name, (QlaraWhatsAppComponent) camel.hasComponent(name))));
        report.put("webhooks", list(camel.getRoutes().stream().filter(route -> route.getConsumer() instanceof WebhookConsumer).toList(),
                StatusReport::webhook));
        return report;
    }

    private static JsonObject component(String name, QlaraWhatsAppComponent component) {
        ClientActivity activity = component.producerResources().activity();
        JsonObject report = new JsonObject();
        report.put("name", name);
        report.put("producers", activity.clients());
        report.put("pendingRequests", activity.pendingRequests());
        report.put("connectionsInUse", activity.connectionsInUse());
        report.put("connectionsOpen", activity.connectionsOpen());
        component.sendResources().details().forEach(report::put);
        report.put("queues", list(activity.queues(), StatusReport::queue));
        report.put("calls", calls(component.statistics()));
        report.put("lastErrors", list(component.statistics().lastErrors(), StatusReport::error));
        return report;
    }

    private static JsonObject queue(ClientActivity.Queue queue) {
        JsonObject report = new JsonObject();
        report.put("waiting", queue.waiting());
        report.put("heldUntil", queue.heldUntil() == null ? null : queue.heldUntil().toString());
        return report;
    }

    private static JsonObject calls(CallStatistics statistics) {
        JsonObject report = new JsonObject();
        for (String resource : statistics.resources()) {
            JsonObject outcomes = new JsonObject();
            for (CallOutcome outcome : CallOutcome.values()) {
                outcomes.put(outcome.name(), statistics.calls(resource, outcome));
            }
            report.put(resource, outcomes);
        }
        return report;
    }

    private static JsonObject error(CallStatistics.CallError error) {
        JsonObject report = new JsonObject();
        report.put("time", error.time().toString());
        report.put("resource", error.resource());
        report.put("exception", error.exception());
        report.put("message", error.message());
        return report;
    }

    private static JsonObject webhook(Route route) {
        WebhookConsumer consumer = (WebhookConsumer) route.getConsumer();
        WebhookCounters counters = consumer.counters();
        JsonObject report = new JsonObject();
        report.put("routeId", route.getRouteId());
        report.put("path", consumer.getEndpoint().getWebhookConfiguration().getPath());
        report.put("state", consumer.getStatus().name());
        report.put("receivedEvents", counters.receivedEvents());
        report.put("unusableEvents", counters.unusableEvents());
        report.put("routedEvents", counters.routedEvents());
        report.put("filteredEvents", counters.filteredEvents());
        report.put("repeatedEvents", counters.repeatedEvents());
        report.put("pendingEvents", consumer.getPendingEvents());
        JsonObject answers = new JsonObject();
        for (WebhookAnswer answer : WebhookAnswer.values()) {
            answers.put(String.valueOf(answer.httpStatus()), counters.calls(answer));
        }
        report.put("answers", answers);
        return report;
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonObject> report) {
        JsonArray reports = new JsonArray();
        items.forEach(item -> reports.add(report.apply(item)));
        return reports;
    }
}
