/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Camel's OpenTelemetry sees a send, and its trace goes on after the answer on another thread. */
@Tag("opentelemetry")
class TracingTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(" + DESTINATION + ")";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    private volatile String threadAfterSend;

    @BeforeEach
    void startTracedRoute() throws Exception {
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        camel.getRegistry().bind("tracer", provider.get("camel"));
        tracer.setCamelContext(camel);
        tracer.init(camel);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:order").routeId("order").to(SEND)
                .process(exchange -> threadAfterSend = Thread.currentThread().getName()).to("direct:after"));
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:after").routeId("after").to("mock:stored"));
    }

    @AfterEach
    void stopTracing() {
        provider.close();
    }

    @Test
    void theSendIsASpanOfTheRoutesTrace() {
        call("direct:order", "Ciao", Map.of());

        SpanData send = span("qlara-whatsapp");
        assertThat(send.getTraceId()).isEqualTo(span("order").getTraceId());
        assertThat(send.hasEnded()).isTrue();
        assertThat(send.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
    }

    @Test
    void theTraceGoesOnAfterTheAnswer() {
        call("direct:order", "Ciao", Map.of());

        assertThat(threadAfterSend).isNotEqualTo(Thread.currentThread().getName()).endsWith("QlaraWhatsApp");
        SpanData stored = span("stored");
        assertThat(stored.getTraceId()).isEqualTo(span("qlara-whatsapp").getTraceId());
        assertThat(stored.getStartEpochNanos()).isGreaterThanOrEqualTo(span("qlara-whatsapp").getEndEpochNanos());
    }

    @Test
    void theSpanLastsUntilTheAnswer() {
        SERVICE.get().delay(Duration.ofMillis(300));

        call("direct:order", "Ciao", Map.of());

        SpanData send = span("qlara-whatsapp");
        assertThat(send.getEndEpochNanos() - send.getStartEpochNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
    }

    @Test
    void aFailureIsAnErrorOfTheSpan() {
        SERVICE.get().failNext(1, 500, "{}", Map.of());

        Exchange exchange = call("direct:order", "Ciao", Map.of());

        assertThat(exchange.getException()).isNotNull();
        assertThat(span("qlara-whatsapp").getAttributes().get(AttributeKey.stringKey("error"))).isEqualTo("true");
    }

    @Test
    void noSpanHoldsTheKeyOrTheText() {
        call("direct:order", "Where is my order?", Map.of());

        assertThat(finished().toString()).doesNotContain(SERVICE.apiKey(), "Where is my order?");
    }

    private SpanData span(String name) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> finished().stream().anyMatch(span -> isOf(span, name)));
        return finished().stream().filter(span -> isOf(span, name)).findFirst().orElseThrow();
    }

    private static boolean isOf(SpanData span, String name) {
        return (span.getName() + span.getAttributes()).contains(name);
    }

    private List<SpanData> finished() {
        return spans.getFinishedSpanItems();
    }
}
