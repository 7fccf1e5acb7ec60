/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateListTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(CLOCK).templateApprovalDelay(Duration.ofHours(1)));

    private ApiClient client;

    @BeforeEach
    void createThreeTemplatesOfWhichTheFirstIsApproved() {
        client = ApiClient.of(simulator.get());
        client.post(ApiClient.TEMPLATES + "?phoneNumberId=101", Map.of("name", "first", "language", "it"));
        CLOCK.advance(Duration.ofHours(1));
        client.post(ApiClient.TEMPLATES, Map.of("name", "second", "language", "it", "phoneNumberId", 102));
        client.post(ApiClient.TEMPLATES, Map.of("name", "third", "language", "it"));
    }

    @Test
    void isCompleteWithoutFilters() {
        assertThat(names("")).containsExactly("first", "second", "third");
    }

    @Test
    void filtersByStatus() {
        assertThat(names("?status=APPROVED")).containsExactly("first");
        assertThat(names("?status=pending")).containsExactly("second", "third");
    }

    @Test
    void filtersByPhoneNumber() {
        assertThat(names("?phoneNumberId=101")).containsExactly("first");
        assertThat(names("?phoneNumberId=102")).containsExactly("second");
    }

    @Test
    void isCutToTheLimit() {
        assertThat(names("?limit=2")).containsExactly("first", "second");
    }

    @Test
    void hasPagesCountedFromZero() {
        assertThat(names("?limit=2&page=1")).containsExactly("third");
        assertThat(names("?limit=2&page=2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=many", "?page=-1"})
    void refusesPagesThatMakeNoSense(String query) {
        assertThat(client.get(ApiClient.TEMPLATES + query).statusCode()).isEqualTo(400);
    }

    private List<Object> names(String query) {
        HttpResponse<String> response = client.get(ApiClient.TEMPLATES + query);
        List<?> templates = (List<?>) ApiClient.json(response).get("templates");
        return templates.stream().<Object>map(template -> ((Map<?, ?>) template).get("name")).toList();
    }
}
