/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.benchmarks.contender.RawHttpClient;
import io.qlara.benchmarks.load.ClosedLoop;
import io.qlara.benchmarks.load.LoadFigures;
import io.qlara.benchmarks.process.CommandLoop;

/** The JVM that posts events, each a different one, as the API document shows them. */
public final class EventSenderMain {

    private final AtomicLong events = new AtomicLong();

    public static void main(String[] arguments) throws Exception {
        new CommandLoop().on("measure", new EventSenderMain()::measure).serve();
        System.exit(0);
    }

    private LoadFigures measure(JsonNode command) throws Exception {
        int inFlight = command.get("inFlight").asInt();
        try (RawHttpClient client = new RawHttpClient(command.get("url").asText(), inFlight, number -> event())) {
            return new ClosedLoop(client, inFlight)
                    .measure(Duration.ofMillis(command.get("settling").asLong()), Duration.ofMillis(command.get("window").asLong()));
        }
    }

    private byte[] event() {
        return ("{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERg" + events.incrementAndGet() + "\",\"destination\":\"+393401234567\","
                + "\"status\":3,\"timestamp\":\"2026-01-15T10:30:45Z\"}").getBytes(StandardCharsets.UTF_8);
    }
}
