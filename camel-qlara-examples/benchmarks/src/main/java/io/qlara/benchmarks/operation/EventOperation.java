/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import io.qlara.camel.whatsapp.model.WebhookEvent;
import io.qlara.camel.whatsapp.webhook.EventReader;
import io.qlara.camel.whatsapp.webhook.RefusedCallException;
import io.qlara.benchmarks.intake.DeliveryEvent;

/** From the bytes of a webhook call to an event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventOperation {

    private final byte[] json = ("{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\",\"destination\":\"+393401234567\","
            + "\"status\":3,\"timestamp\":\"2026-01-15T10:30:45Z\"}").getBytes(StandardCharsets.UTF_8);
    private final ObjectMapper jackson = new ObjectMapper();

    @Benchmark
    public List<WebhookEvent> component() throws RefusedCallException {
        return EventReader.read(json).events();
    }

    @Benchmark
    public DeliveryEvent jackson() throws IOException {
        return jackson.readValue(json, DeliveryEvent.class);
    }
}
