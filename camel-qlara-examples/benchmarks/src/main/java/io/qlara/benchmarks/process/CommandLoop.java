/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The inside of a {@link ChildProcess}: takes commands from standard input, one JSON object a line, and answers each by a
 * line of JSON on standard output. Ends with its input, so that no process outlives the one that started it.
 */
public final class CommandLoop {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Action> actions = new HashMap<>();
    private final PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    public CommandLoop() {
        // whatever a library prints must not be taken for an answer
        System.setOut(System.err);
    }

    public CommandLoop on(String name, Action action) {
        actions.put(name, action);
        return this;
    }

    public void serve() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answers.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
    }

    private Map<String, Object> answer(JsonNode command) {
        try {
            return Map.of("answer", actions.get(command.get("command").asText()).run(command));
        } catch (Exception e) {
            e.printStackTrace();
            return Map.of("failure", String.valueOf(e));
        }
    }

    /** What a command does. */
    public interface Action {

        /** The answer, as anything that Jackson writes; never null. */
        Object run(JsonNode command) throws Exception;
    }
}
