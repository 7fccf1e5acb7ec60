/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A JVM of its own, with the class path of this one, that takes commands by a {@link CommandLoop}. For one thread. */
public final class ChildProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it on the JDK that this runs on. */
    public static ChildProcess start(String name, Path logs, List<String> jvmOptions, Class<?> main, String... arguments) {
        return start(name, logs, Path.of(System.getProperty("java.home")), jvmOptions, main, arguments);
    }

    /**
     * Starts it.
     *
     * @param name       what it is called in errors, and the name of the file that its log goes to
     * @param jdk        the folder of the JDK
     * @param jvmOptions such as {@code -Xmx128m}
     */
    public static ChildProcess start(String name, Path logs, Path jdk, List<String> jvmOptions, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ChildProcess(name, new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".log").toFile())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a command; an exception if there is none, or the command failed. */
    public JsonNode ask(String command, Map<String, ?> arguments) {
        try {
            Map<String, Object> line = new LinkedHashMap<>(arguments);
            line.put("command", command);
            commands.write(JSON.writeValueAsString(line) + "\n");
            commands.flush();
            JsonNode answer = JSON.readTree(nextLine(command));
            if (answer.has("failure")) {
                throw new IllegalStateException(name + " failed at " + line + ": " + answer.get("failure").asText());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is gone", e);
        }
    }

    private String nextLine(String command) throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine, task -> new Thread(task).start());
        try {
            String answer = line.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException(name + " ended without an answer to " + command + "; see its log");
            }
            return answer;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " gave no answer to " + command + " within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** An answer is an object of JSON; what the JVM remarks by itself is not. */
    private String readLine() {
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith("{")) {
                line = answers.readLine();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
