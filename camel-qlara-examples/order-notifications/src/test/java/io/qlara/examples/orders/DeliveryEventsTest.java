/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveryEventsTest {

    private static final String ORDER = "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n";
    private static final String ANSWER = """
            {"messageId": "wamid.1", "simulation": false, "results": [{"destination": "+393400000101", "accepted": true}]}""";

    @TempDir
    private Path home;

    @Test
    void keepsAnEventThatComesBeforeTheAnswerToTheSend() {
        try (RunningApplication application = RunningApplication.start(home, Map.of("simulator.callback-delay", "0"))) {
            application.simulator().delay(Duration.ofMillis(1500));
            application.drop("orders.csv", ORDER);

            await().until(() -> application.journal().callbackCount() == 1);
            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
            await().until(() -> application.orders().get(0).get("messageId").isTextual());
            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
        }
    }

    @Test
    void keepsAnEventForAnIdThatOnlyTheServiceKnowsSoFar() {
        try (RunningApplication application = RunningApplication.start(home)) {
            assertThat(application.postEvent(event("wamid.1", 3))).isEqualTo(200);
            application.simulator().failNextSends(1, 200, ANSWER, Map.of());

            application.drop("orders.csv", ORDER);

            await().until(() -> application.state("O-1").equals("DELIVERED"));
        }
    }

    @Test
    void takesAnEventThatHasNothingButTheNumberOfTheOrder() {
        try (RunningApplication application = RunningApplication.start(home)) {
            sendOrder(application);

            assertThat(application.postEvent("{\"eventType\":\"DELIVERY\",\"customerMessageId\":\"O-1\",\"statusCode\":3}")).isEqualTo(200);

            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
        }
    }

    @Test
    void neverTakesAnOrderDown() {
        try (RunningApplication application = RunningApplication.start(home)) {
            sendOrder(application);

            application.postEvent(event("wamid.1", 6));
            assertThat(application.state("O-1")).isEqualTo("UNDELIVERABLE");
            application.postEvent(event("wamid.1", 3));
            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
            application.postEvent("{\"eventType\":\"READ\",\"messageId\":\"wamid.1\",\"destination\":\"+393400000101\"}");
            assertThat(application.state("O-1")).isEqualTo("READ");

            assertThat(application.postEvent(event("wamid.1", 6))).isEqualTo(200);
            assertThat(application.postEvent(event("wamid.1", 3))).isEqualTo(200);
            assertThat(application.state("O-1")).isEqualTo("READ");
        }
    }

    @ParameterizedTest
    @CsvSource({ "ERROR, UNDELIVERABLE", "EXPIRED, UNDELIVERABLE", "UNDELIVERABLE, UNDELIVERABLE", "RECEIVED, DELIVERED" })
    void takesTheWordsOfTheOlderDocumentsToo(String word, String state) {
        try (RunningApplication application = RunningApplication.start(home)) {
            sendOrder(application);

            assertThat(application.postEvent("{\"messageId\":\"wamid.1\",\"phoneNumber\":\"+393400000101\",\"status\":\"" + word
                    + "\",\"error\":\"no such number\"}")).isEqualTo(200);

            assertThat(application.state("O-1")).isEqualTo(state);
            assertThat(application.orders().get(0).get("reason").asText()).isEqualTo("no such number");
        }
    }

    private static void sendOrder(RunningApplication application) {
        application.simulator().failNextSends(1, 200, ANSWER, Map.of());
        application.drop("orders.csv", ORDER);
        await().until(() -> application.state("O-1").equals("SENT"));
    }

    private static String event(String messageId, int status) {
        return "{\"messageId\":\"%s\",\"destination\":\"+393400000101\",\"status\":%d}".formatted(messageId, status);
    }
}
