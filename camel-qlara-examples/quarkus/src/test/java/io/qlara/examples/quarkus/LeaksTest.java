/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After one of everything was sent and received on Quarkus, with the component's log at TRACE: who can read what, and where. Neither JMX nor Camel's
 * consoles are in this application.
 */
@QuarkusTest
@TestProfile(LeaksTest.LogAll.class)
class LeaksTest {

    private static final String WEBHOOK = "/qlara/webhooks";
    private static final String CUSTOMER = "+393401234567";
    private static final String TEXT = "text-of-a-message-6ad5";
    private static final String ANSWER = "body-of-an-answer-b8f2";
    private static final String WRONG_TOKEN = "guessed-token-3be801";

    @Inject
    SimulatedService service;
    @Inject
    CamelContext camel;
    @TestHTTPResource
    URI application;

    private final List<String> answers = new ArrayList<>();
    private String key;
    private String token;

    @Test
    void neitherLogsNorAnswersNorEndpointsHoldACredentialOrPersonalData() throws Exception {
        key = service.simulator().apiKey();
        token = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getWebhookCredentials().getToken();
        List<ExtLogRecord> log = logWhile(this::sendAndReceive);

        assertThat(lines(log, Level.ALL)).anyMatch(line -> line.contains("A webhook call is answered 401"))
                .anyMatch(line -> line.contains(">> X-Api-Key: xxxxxx")).filteredOn(holds(key, token, WRONG_TOKEN)).isEmpty();
        assertThat(lines(log, Level.INFO)).anyMatch(line -> line.contains("Message m is UNKNOWN"))
                .filteredOn(holds(CUSTOMER, CUSTOMER.substring(1), TEXT, ANSWER)).isEmpty();
        assertThat(answers).hasSize(16).filteredOn(holds(key, token, WRONG_TOKEN, CUSTOMER, TEXT, ANSWER)).isEmpty();
        assertThat(camel.getEndpoints()).extracting(Endpoint::toString).anyMatch(text -> text.contains("qlara-whatsapp://webhooks"))
                .filteredOn(holds(key, token)).isEmpty();
    }

    private interface Traffic {
        void flow() throws Exception;
    }

    private static List<ExtLogRecord> logWhile(Traffic traffic) throws Exception {
        List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(ExtLogRecord.wrap(record));
            }

            @Override
            public void flush() {
                // nothing waits
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        recorder.setLevel(Level.ALL);
        LogManager.getLogManager().getLogger("").addHandler(recorder);
        try {
            traffic.flow();
        } finally {
            LogManager.getLogManager().getLogger("").removeHandler(recorder);
        }
        return records;
    }

    /** At that level or above, without what HttpClient says that it was answered; with the messages of exceptions. */
    private static List<String> lines(List<ExtLogRecord> log, Level level) {
        return log.stream().filter(record -> record.getLevel().intValue() >= level.intValue())
                .map(record -> record.getFormattedMessage() + " " + withCauses(record.getThrown())).filter(line -> !line.contains(" << ")).toList();
    }

    private static String withCauses(Throwable failure) {
        return failure == null ? "" : failure + " " + withCauses(failure.getCause());
    }

    private void sendAndReceive() throws Exception {
        answers.add(post("/orders", order("+39 340 123 4567")));
        answers.add(post("/orders", order("12" + TEXT)));
        for (int status : new int[] { 302, 400, 401, 404, 409, 500, 503 }) {
            service.simulator().failNext(1, status, "{\"error\": \"" + ANSWER + " " + CUSTOMER + "\"}", Map.of());
            answers.add(post("/orders", order(CUSTOMER)));
        }
        service.simulator().failNext(1, 200, ANSWER, Map.of());
        answers.add(post("/orders", order(CUSTOMER)));
        answers.add(post(WEBHOOK, event("DELIVERY"), "X-Webhook-Token", token));
        answers.add(post(WEBHOOK + "?token=" + token, event("INBOUND")));
        answers.add(post(WEBHOOK, event("INBOUND"), "Authorization", "Bearer " + WRONG_TOKEN));
        answers.add(post(WEBHOOK + "?token=" + WRONG_TOKEN, event("INBOUND")));
        answers.add(post(WEBHOOK, "{\"text\": " + TEXT, "X-Webhook-Token", token));
        answers.add(post(WEBHOOK, "{\"" + TEXT + "\": 1, \"" + TEXT + "\": 2}", "X-Webhook-Token", token));
    }

    private static String order(String phone) {
        return "{\"number\": \"" + TEXT + "\", \"phone\": \"" + phone + "\"}";
    }

    private static String event(String type) {
        return "{\"eventType\": \"%s\", \"messageId\": \"m\", \"source\": \"%s\", \"text\": \"%s\"}".formatted(type, CUSTOMER, TEXT);
    }

    /** The status, headers and body of the answer. */
    private String post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
    }

    private static Predicate<String> holds(String... values) {
        return text -> Arrays.stream(values).anyMatch(text::contains);
    }

    /** The levels are fixed when the application is built. */
    public static class LogAll implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.category.\"io.qlara.camel\".min-level", "TRACE", "quarkus.log.category.\"io.qlara.camel\".level", "TRACE",
                    "quarkus.log.category.\"org.apache.hc\".min-level", "TRACE", "quarkus.log.category.\"org.apache.hc\".level", "TRACE",
                    "quarkus.log.category.\"org.apache.hc.client5.http.wire\".level", "OFF",
                    "camel.component.qlara-whatsapp.max-retries", "0");
        }
    }
}
