/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the service has taken, in order: the caller's own ids, and when. */
public record ServiceJournal(List<String> ids, List<Instant> times) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static ServiceJournal read(String serviceUrl) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(serviceUrl + "/__admin/qlara/messages")).build();
        String body = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        List<String> ids = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (JsonNode message : new ObjectMapper().readTree(body)) {
            ids.add(message.get("messageId").asText());
            times.add(Instant.parse(message.get("timestamp").asText()));
        }
        return new ServiceJournal(ids, times);
    }

    /** From the first to the last. */
    public Duration duration() {
        return times.size() < 2 ? Duration.ZERO : Duration.between(times.get(0), times.get(times.size() - 1));
    }

    public double perSecond() {
        return (times.size() - 1) / Math.max(0.001, duration().toMillis() / 1000.0);
    }

    /** How many were taken in the minute that begins then. */
    private long inMinuteFrom(Instant begin) {
        return times.stream().filter(time -> !time.isBefore(begin) && time.isBefore(begin.plus(MINUTE))).count();
    }

    /** Of all minutes that begin with a message, the one with most. */
    public long fullestMinute() {
        return times.stream().mapToLong(this::inMinuteFrom).max().orElse(0);
    }
}
