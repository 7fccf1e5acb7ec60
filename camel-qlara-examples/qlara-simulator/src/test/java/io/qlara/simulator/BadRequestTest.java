/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.create();

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        HttpResponse<String> response = client.post(ApiClient.SEND, Map.of("destination", "3401234567", "body", "Hello"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(response)).containsEntry("status", 400).containsEntry("error", "Bad Request");
        assertThat((String) ApiClient.json(response).get("message")).contains("destination must be").contains("phoneNumberId is required");
        assertThat((Map<?, ?>) ApiClient.json(response).get("fields")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "destination=+39", "[]", "\"text\"", "null", "{\"destination\":", "{} {}", "{'destination':'x'}"})
    void refusesWhatIsNotAJsonObject(String body) {
        HttpResponse<String> response = client.request("POST", ApiClient.SEND, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(response)).containsEntry("message", "The body must be a JSON object");
    }

    @Test
    void keepsBadRequestsOutOfTheMessages() {
        client.post(ApiClient.SEND, Map.of("destination", "+393401234567"));

        assertThat(simulator.journal().messages()).isEmpty();
        assertThat(simulator.journal().requests()).containsEntry("POST " + ApiClient.SEND, 1);
    }
}
