/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhoneNumberTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder
            .phoneNumbers(new PhoneNumber("shop +1", "+390212345678", "Shop", "CONNECTED")));

    @Test
    void areListedInTheShapeOfTheSeed() {
        HttpResponse<String> response = ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS);

        assertThat(ApiClient.json(response)).containsOnly(Map.entry("phoneNumbers", List.of(Map.of(
                "id", "shop +1", "phoneNumber", "+390212345678", "displayName", "Shop", "status", "CONNECTED"))));
    }

    @Test
    void areReadById() {
        HttpResponse<String> response = ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS + "/shop%20+1");

        assertThat(ApiClient.json(response)).containsEntry("displayName", "Shop");
    }

    @Test
    void mustExistToBeRead() {
        assertThat(ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS + "/other").statusCode()).isEqualTo(404);
    }

    @Test
    void areTwoByDefault() {
        try (QlaraSimulator defaults = QlaraSimulator.builder().build().start()) {
            Map<String, Object> numbers = ApiClient.json(ApiClient.of(defaults).get(ApiClient.PHONE_NUMBERS));

            assertThat((List<?>) numbers.get("phoneNumbers")).hasSize(2);
        }
    }
}
