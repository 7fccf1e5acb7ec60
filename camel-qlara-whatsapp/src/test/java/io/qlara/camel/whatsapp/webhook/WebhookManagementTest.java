/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What JMX tells of a webhook route. */
class WebhookManagementTest {

    private static final String[] ATTRIBUTES = {
            "ReceivedEvents", "RoutedEvents", "FilteredEvents", "RepeatedEvents", "PendingEvents", "UnreadableCalls",
            "UnauthorizedCalls", "NotPostCalls", "TooLargeCalls", "FailedCalls", "NotAcceptedCalls" };

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void countsEventsAndCallsByWhatBecameOfThem() throws Exception {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.startAs(WebhookRoute.ID, "webhookToken=t&maxBodySize=200&channels=whatsapp&idempotentRepository=#repository",
                steps -> steps.filter(exchange -> "failing".equals(exchange.getMessage().getHeader("CamelQlaraWhatsAppEventMessageId")))
                        .throwException(new IllegalStateException("inside")));
        WebhookCall call = WebhookCall.post(Payloads.batch("1", "1")).query("token=t");

        route.call(call);
        route.call(WebhookCall.post("{\"messageId\":\"1\",\"channel\":\"SMS\"}").query("token=t"));
        route.call(WebhookCall.post("{\"messageId\":\"failing\"}").query("token=t"));
        route.call(WebhookCall.post("no JSON").query("token=t"));
        route.call(call.query("token=wrong"));
        route.call(call.with("CamelHttpMethod", "GET"));
        route.call(WebhookCall.post(" ".repeat(201)).query("token=t"));
        route.camel.getRouteController().suspendRoute(WebhookRoute.ID);
        route.call(call);

        assertThat(attributes()).isEqualTo(Map.ofEntries(Map.entry("ReceivedEvents", 4L), Map.entry("RoutedEvents", 1L),
                Map.entry("FilteredEvents", 1L), Map.entry("RepeatedEvents", 1L), Map.entry("PendingEvents", 0),
                Map.entry("UnreadableCalls", 1L), Map.entry("UnauthorizedCalls", 1L), Map.entry("NotPostCalls", 1L),
                Map.entry("TooLargeCalls", 1L), Map.entry("FailedCalls", 1L), Map.entry("NotAcceptedCalls", 1L)));
    }

    private Map<String, Object> attributes() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pattern = new ObjectName("org.apache.camel:context=" + route.camel.getManagementName() + ",type=consumers,*");
        ObjectName consumer = server.queryNames(pattern, null).iterator().next();
        Map<String, Object> values = new HashMap<>();
        for (Attribute attribute : server.getAttributes(consumer, ATTRIBUTES).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return values;
    }
}
