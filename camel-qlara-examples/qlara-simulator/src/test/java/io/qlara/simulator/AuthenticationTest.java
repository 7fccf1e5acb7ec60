/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.apiKey("secret"));

    @ParameterizedTest
    @ValueSource(strings = {ApiClient.SEND, ApiClient.TEMPLATES, ApiClient.TEMPLATES + "/1", ApiClient.PHONE_NUMBERS, "/api/other"})
    void refusesEveryPathWithoutAKey(String path) {
        HttpResponse<String> response = ApiClient.of(simulator.get()).withKey(null).get(path);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(ApiClient.json(response)).containsEntry("status", 401).containsEntry("error", "Unauthorized");
    }

    @Test
    void refusesAWrongKey() {
        assertThat(ApiClient.of(simulator.get()).withKey("Secret").get(ApiClient.PHONE_NUMBERS).statusCode()).isEqualTo(401);
    }

    @Test
    void letsTheRightKeyIn() {
        assertThat(ApiClient.of(simulator.get()).withKey("secret").get(ApiClient.PHONE_NUMBERS).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherPaths() {
        assertThat(ApiClient.of(simulator.get()).get("/api/other").statusCode()).isEqualTo(404);
    }
}
