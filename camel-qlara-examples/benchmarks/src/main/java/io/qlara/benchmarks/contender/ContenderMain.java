/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qlara.benchmarks.load.Burst;
import io.qlara.benchmarks.load.ClosedLoop;
import io.qlara.benchmarks.load.Contender;
import io.qlara.benchmarks.load.LoadFigures;
import io.qlara.benchmarks.process.CommandLoop;

/**
 * The JVM of one contender. Each command says by which settings to send; what was started for it stays for the next
 * command with the same settings.
 */
public final class ContenderMain {

    private final ContenderKind kind;
    private final Map<ContenderSettings, Contender> started = new HashMap<>();

    private ContenderMain(ContenderKind kind) {
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        ContenderMain contender = new ContenderMain(ContenderKind.valueOf(arguments[0]));
        new CommandLoop().on("measure", contender::measure).on("send", contender::send).on("burst", contender::burst)
                .on("pace", contender::pace).on("heap", contender::heap).on("close", contender::close).serve();
        System.exit(0);
    }

    private LoadFigures measure(JsonNode command) throws Exception {
        return new ClosedLoop(contender(command), command.get("inFlight").asInt())
                .measure(Duration.ofMillis(command.get("settling").asLong()), Duration.ofMillis(command.get("window").asLong()));
    }

    private LoadFigures send(JsonNode command) throws Exception {
        return new ClosedLoop(contender(command), command.get("inFlight").asInt()).send(command.get("messages").asLong());
    }

    /** On a contender that has sent nothing yet, so that its idle threads can be told from those that messages need. */
    private Burst.Figures burst(JsonNode command) throws Exception {
        close(command);
        return new Burst(contender(command), command.get("messages").asInt()).measure();
    }

    /** Sends so many messages of which some may fail; answers how many did. */
    private int pace(JsonNode command) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Contender contender = contender(command);
        Contender forgiving = new Contender() {
            @Override
            public void send(long number, Consumer<Throwable> whenDone) {
                contender.send(number, problem -> {
                    failures.addAndGet(problem == null ? 0 : 1);
                    whenDone.accept(null);
                });
            }

            @Override
            public void close() {
                contender.close();
            }
        };
        new ClosedLoop(forgiving, command.get("inFlight").asInt()).send(command.get("messages").asLong());
        return failures.get();
    }

    /** The bytes that are still on the heap after a collection. */
    private long heap(JsonNode command) {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private boolean close(JsonNode command) {
        started.values().forEach(Contender::close);
        started.clear();
        return true;
    }

    private Contender contender(JsonNode command) throws Exception {
        ContenderSettings settings = ContenderSettings.of(new ObjectMapper().readTree(command.get("settings").asText()));
        return started.computeIfAbsent(settings, kind::start);
    }
}
