/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qlara.benchmarks.contender.ContenderSettings;
import io.qlara.benchmarks.load.Burst;
import io.qlara.benchmarks.load.LoadFigures;
import io.qlara.benchmarks.process.ChildProcess;

/** A contender in a JVM of its own, which does something only when it is its turn. */
final class ContenderProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;

    ContenderProcess(ChildProcess process) {
        this.process = process;
    }

    LoadFigures measure(ContenderSettings settings, int inFlight, Duration settling, Duration window) {
        return figures(LoadFigures.class, process.ask("measure", Map.of("settings", settings.json(), "inFlight", inFlight,
                "settling", settling.toMillis(), "window", window.toMillis())));
    }

    LoadFigures send(ContenderSettings settings, int inFlight, int messages) {
        return figures(LoadFigures.class, process.ask("send", Map.of("settings", settings.json(), "inFlight", inFlight,
                "messages", messages)));
    }

    Burst.Figures burst(ContenderSettings settings, int messages) {
        return figures(Burst.Figures.class, process.ask("burst", Map.of("settings", settings.json(), "messages", messages)));
    }

    /** Sends messages of which some may fail; how many did. */
    int pace(ContenderSettings settings, int inFlight, int messages) {
        return process.ask("pace", Map.of("settings", settings.json(), "inFlight", inFlight, "messages", messages)).asInt();
    }

    /** The bytes that are on the heap after a collection. */
    double heap() {
        return process.ask("heap", Map.of()).asDouble();
    }

    /** Closes what was started for other settings, so that the next message begins anew. */
    void forget() {
        process.ask("close", Map.of());
    }

    private static <T> T figures(Class<T> type, JsonNode json) {
        return JSON.convertValue(json, type);
    }

    @Override
    public void close() {
        process.close();
    }
}
