/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A run of the benchmarks, as it is kept in a file of JSON.
 *
 * @param plan    its name
 * @param date    on which it began
 * @param machine it ran on
 * @param goals   in the order of the issue they come from; those that could not be told are left out
 */
public record Run(String plan, String date, String machine, Results results, List<Goal> goals) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public void write(Path file) {
        ObjectNode run = JSON.createObjectNode().put("plan", plan).put("date", date).put("machine", machine);
        run.set("goals", JSON.valueToTree(goals));
        ArrayNode rows = run.putArray("rows");
        for (Row row : results.rows()) {
            ObjectNode entry = rows.addObject();
            entry.setAll((ObjectNode) JSON.valueToTree(row));
            ObjectNode figures = entry.putObject("figures");
            results.figures(row).forEach((figure, rounds) -> figures.set(figure.name(), figure(rounds)));
        }
        try {
            Files.writeString(file, JSON.writeValueAsString(run) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode figure(List<Double> rounds) {
        ObjectNode figure = JSON.valueToTree(Spread.of(rounds));
        figure.set("rounds", JSON.valueToTree(rounds));
        return figure;
    }

    public static Run read(Path file) {
        try {
            JsonNode run = JSON.readTree(file.toFile());
            Results results = new Results();
            for (JsonNode entry : run.get("rows")) {
                Row row = new Row(entry.get("group").asText(), entry.get("condition").asText(), entry.get("contender").asText());
                results.expect(List.of(row));
                for (Map.Entry<String, JsonNode> figure : entry.get("figures").properties()) {
                    figure.getValue().get("rounds").forEach(round -> results.add(row, Figure.valueOf(figure.getKey()), round.asDouble()));
                }
            }
            List<Goal> goals = new ArrayList<>();
            run.get("goals").forEach(goal -> goals.add(JSON.convertValue(goal, Goal.class)));
            return new Run(run.get("plan").asText(), run.get("date").asText(), run.get("machine").asText(), results, goals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run as tables. */
    public String text() {
        return new Report(this).text();
    }
}
