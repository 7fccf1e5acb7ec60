/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many messages over a wire that fails now and then, sender and service in processes of their own. System properties: {@code
 * soak.messages}, how many, and {@code soak.seed}, when what fails.
 */
@Tag("soak")
class SoakTest {

    private static final int MESSAGES = Integer.getInteger("soak.messages");
    private static final long SEED = Long.getLong("soak.seed");
    private static final double FAILING_SHARE = 0.01;
    private static final int ENOUGH_FOR_EVERY_MISHAP = 100_000;

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void kill() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void eachMessageEndsOnceAndWasTakenAsItsEndSays() throws Exception {
        Process service = start("service", "-Xmx1g", UnreliableService.class, SEED, FAILING_SHARE, folder.resolve("taken"), folder.resolve("mishaps"));
        String address = firstLine(service);
        assertThat(address).as(() -> errors("service")).startsWith("http://127.0.0.1:");

        Process sender = start("sender", "-Xmx128m", Sender.class, address, MESSAGES, folder.resolve("ends"));
        assertEndsWell(sender, "sender", Duration.ofMinutes(3).plusMillis(10L * MESSAGES));
        service.outputWriter().close();
        assertEndsWell(service, "service", Duration.ofMinutes(1));

        Map<String, Long> taken = counts(Files.readAllLines(folder.resolve("taken")));
        Map<String, List<String>> ends = Files.readAllLines(folder.resolve("ends")).stream().map(line -> line.split(" ", 2))
                .collect(Collectors.groupingBy(end -> end[0], Collectors.mapping(end -> end[1], Collectors.toList())));
        assertEachMessageEndedOnce(ends);
        assertEachWasTakenAsItsEndSays(ends, taken);
        assertEverythingWentWrong(ends);
    }

    private static void assertEachMessageEndedOnce(Map<String, List<String>> ends) {
        assertThat(ends.keySet()).isEqualTo(IntStream.range(0, MESSAGES).mapToObj(Sender::destination).collect(Collectors.toSet()));
        assertThat(ends).allSatisfy((destination, outcomes) -> assertThat(outcomes).hasSize(1));
    }

    /** Stricter than what is promised: not even a message of unknown outcome is taken twice. */
    private static void assertEachWasTakenAsItsEndSays(Map<String, List<String>> ends, Map<String, Long> taken) {
        assertThat(taken).allSatisfy((destination, times) -> assertThat(times).isEqualTo(1));
        ends.forEach((destination, outcomes) -> {
            switch (outcomes.get(0)) {
                case "sent" -> assertThat(taken).containsKey(destination);
                case "failed" -> assertThat(taken).doesNotContainKey(destination);
                default -> assertThat(outcomes.get(0)).startsWith("unknown Qlara");
            }
        });
    }

    /** Shows that the faults were there, so that the rest means something. */
    private void assertEverythingWentWrong(Map<String, List<String>> ends) throws IOException {
        List<String> mishaps = Files.readAllLines(folder.resolve("mishaps"));
        Map<String, Long> outcomes = counts(ends.values().stream().map(outcome -> outcome.get(0)).toList());
        System.out.println(MESSAGES + " messages, ends " + outcomes + ", mishaps " + mishaps);
        assertThat(mishaps).hasSizeGreaterThanOrEqualTo(MESSAGES >= ENOUGH_FOR_EVERY_MISHAP ? Mishap.kinds() : Mishap.kinds() / 2 + 1);
        assertThat(outcomes).containsKey("failed").hasSizeGreaterThan(2);
    }

    /** A process that neither says anything nor ends would otherwise be waited for without end. */
    private static String firstLine(Process process) throws Exception {
        BufferedReader output = process.inputReader();
        return CompletableFuture.supplyAsync(() -> output.lines().findFirst().orElse("")).get(2, TimeUnit.MINUTES);
    }

    private static Map<String, Long> counts(List<String> values) {
        return values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void assertEndsWell(Process process, String name, Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)).as("%s ended within %s", name, limit).isTrue();
        assertThat(process.exitValue()).as(() -> errors(name)).isZero();
    }

    private Process start(String name, String heap, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
                "-XX:+ExitOnOutOfMemoryError", "-Dlogback.configurationFile=soak/logback.xml",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectError(folder.resolve(name + ".errors").toFile()).start();
        processes.add(process);
        return process;
    }

    private String errors(String name) {
        try {
            return Files.readString(folder.resolve(name + ".errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
