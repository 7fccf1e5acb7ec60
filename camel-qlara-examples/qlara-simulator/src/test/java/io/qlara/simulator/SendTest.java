/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SendTest {

    private static final String DESTINATION = "+393401234567";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.create();

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void answersInTheShapeOfTheSeed() {
        HttpResponse<String> response = client.sendText(DESTINATION, "Hello");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ApiClient.json(response))
                .containsOnlyKeys("messageId", "simulation", "results")
                .containsEntry("simulation", false)
                .containsEntry("results", List.of(Map.of("destination", DESTINATION, "accepted", true)));
        assertThat((String) ApiClient.json(response).get("messageId")).matches("wamid\\.[0-9A-F]{32}");
    }

    @Test
    void givesEveryMessageAnIdOfItsOwn() {
        Object first = ApiClient.json(client.sendText(DESTINATION, "one")).get("messageId");
        Object second = ApiClient.json(client.sendText(DESTINATION, "two")).get("messageId");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void takesTheMessageIdOfTheRequest() {
        HttpResponse<String> response = client.post(ApiClient.SEND,
                Map.of("destination", DESTINATION, "phoneNumberId", "101", "body", "Hello", "messageId", "order-7"));

        assertThat(ApiClient.json(response)).containsEntry("messageId", "order-7");
    }

    @Test
    void echoesSimulation() {
        HttpResponse<String> response = client.post(ApiClient.SEND,
                Map.of("destination", DESTINATION, "phoneNumberId", "101", "body", "Hello", "simulation", true));

        assertThat(ApiClient.json(response)).containsEntry("simulation", true);
    }

    @Test
    void doesNotAcceptMessagesToRejectedNumbers() {
        simulator.get().reject(DESTINATION);

        HttpResponse<String> response = client.sendText(DESTINATION, "Hello");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(response))
                .containsEntry("results", List.of(Map.of("destination", DESTINATION, "accepted", false)));
    }

    @Test
    void refusesOtherMethods() {
        HttpResponse<String> response = client.get(ApiClient.SEND);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }
}
