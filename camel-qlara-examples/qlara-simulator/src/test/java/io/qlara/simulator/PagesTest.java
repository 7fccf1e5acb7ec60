/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.largestPage(2)
            .template(Map.of("name", "first", "language", "it"))
            .template(Map.of("name", "second", "language", "it"))
            .template(Map.of("name", "third", "language", "it"))
            .phoneNumbers(number("1"), number("2"), number("3")));

    @ParameterizedTest
    @CsvSource({"'', 'first,second'", "?page=1, third", "?limit=100&page=1, third", "?limit=1&page=1, second", "?page=2, ''"})
    void ofTemplatesAreNoLargerThanTheLargest(String query, String names) {
        assertThat(list(ApiClient.TEMPLATES + query, "templates", "name")).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({"'', '1,2'", "?page=1, 3", "?limit=1&page=2, 3", "?limit=10, '1,2'"})
    void ofPhoneNumbersAreThereToo(String query, String ids) {
        assertThat(list(ApiClient.PHONE_NUMBERS + query, "phoneNumbers", "id")).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=many", "?page=-1"})
    void ofPhoneNumbersHaveToMakeSense(String query) {
        assertThat(client().get(ApiClient.PHONE_NUMBERS + query).statusCode()).isEqualTo(400);
    }

    @Test
    void mayBeAsLargeAsTheyAreByDefault() {
        try (QlaraSimulator unlimited = QlaraSimulator.builder().build().start()) {
            assertThat((List<?>) ApiClient.json(ApiClient.of(unlimited).get(ApiClient.PHONE_NUMBERS)).get("phoneNumbers")).hasSize(2);
        }
    }

    private static String list(String pathAndQuery, String envelope, String field) {
        List<?> items = (List<?>) ApiClient.json(client().get(pathAndQuery)).get(envelope);
        return String.join(",", items.stream().map(item -> (String) ((Map<?, ?>) item).get(field)).toList());
    }

    private static PhoneNumber number(String id) {
        return new PhoneNumber(id, "+39020000010" + id, "Shop", "CONNECTED");
    }

    private static ApiClient client() {
        return ApiClient.of(simulator.get());
    }
}
