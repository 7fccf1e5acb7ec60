/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequiredTemplateTest {

    private static final Map<String, String> TEMPLATE = Map.of("name", "order_shipped", "language", "it");
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.requireApprovedTemplates(true).clock(CLOCK).templateApprovalDelay(Duration.ofMinutes(1)));

    @Test
    void refusesATemplateThatDoesNotExist() {
        HttpResponse<String> response = send(TEMPLATE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(response)).containsEntry("message", "template does not exist or is not approved");
    }

    @Test
    void refusesATemplateThatIsPending() {
        client().post(ApiClient.TEMPLATES, TEMPLATE);

        assertThat(send(TEMPLATE).statusCode()).isEqualTo(400);
    }

    @Test
    void takesATemplateThatIsApproved() {
        client().post(ApiClient.TEMPLATES, TEMPLATE);
        CLOCK.advance(Duration.ofMinutes(1));

        assertThat(send(TEMPLATE).statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheIdOfAnApprovedTemplateWithTheLaterDocuments() {
        simulator.get().documents(Documents.LATER);
        Object id = ApiClient.json(client().post(ApiClient.TEMPLATES, TEMPLATE)).get("id");
        CLOCK.advance(Duration.ofMinutes(1));

        assertThat(send(Map.of("id", id)).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> send(Map<String, ?> template) {
        return client().post(ApiClient.SEND, Map.of("destination", "+393401234567", "phoneNumberId", "101", "template", template));
    }

    private static ApiClient client() {
        return ApiClient.of(simulator.get());
    }
}
